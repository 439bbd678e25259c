package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are no JSON, or are not what the contract asks for: each is wrong in one place. */
final class BrokenBody {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int PROVABLE = 2_000;

    /** More than the megabyte that the portal takes. */
    private static final int TOO_LARGE = 1_100_000;

    private final Contract contract;
    private final Random chance;

    BrokenBody(Contract contract, Random chance) {
        this.contract = contract;
        this.chance = chance;
    }

    /** Wrong by the rules of JSON, whatever the contract says. */
    byte[] unreadable(Target.Body body) {
        if (body.isForm()) return unreadableForm(body.written(body.example()));
        var json = JSON.writeValueAsString(body.example());
        return switch (chance.nextInt(9)) {
            case 0 -> utf8(json.substring(0, 1 + chance.nextInt(json.length() - 1)));
            case 1 -> noise(1 + chance.nextInt(200));
            case 2 -> utf8("[".repeat(20_000));
            case 3 -> utf8("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
            case 4 -> utf8(json + json);
            case 5 -> utf8(json.replaceFirst("\"", "\"\u0001"));
            case 6 -> wrongUtf8(json);
            case 7 -> utf8(json.replaceFirst(":", " "));
            default ->
                    utf8(List.of("null", "7", "[]", "\"text\"", "true", "").get(chance.nextInt(6)));
        };
    }

    private byte[] unreadableForm(String form) {
        return switch (chance.nextInt(5)) {
            case 0 -> utf8(form.replace("=", "%"));
            case 1 -> utf8(form + "&" + form);
            case 2 -> utf8("a=%zz&" + form.replace("=", "=%"));
            case 3 -> utf8("&".repeat(20_000));
            default -> utf8("%00=%00&\u0000");
        };
    }

    /** Right, but larger than anything that is taken. */
    byte[] tooLarge(Target.Body body) {
        return utf8(body.written(body.example()) + " ".repeat(TOO_LARGE));
    }

    /** Content that is not what the contract asks for. */
    byte[] invalid(Target.Body body) {
        var example = body.example().deepCopy();
        var faults = new ArrayList<Runnable>();
        var isPatch = body.isPatch();
        if (example instanceof ObjectNode object) object(object, body.schema(), isPatch, faults);
        faults.get(chance.nextInt(faults.size())).run();
        var json = JSON.writeValueAsString(example);
        // Patterns are matched by recursion, which long texts overflow.
        if (json.length() < PROVABLE) {
            assertThat(contract.faults(body.schema(), example))
                    .as("%s is wrong", json)
                    .isNotEmpty();
        }
        return utf8(body.written(example));
    }

    private void object(ObjectNode node, JsonNode schema, boolean isPatch, List<Runnable> faults) {
        if (isFalse(schema.path("additionalProperties"))) {
            faults.add(() -> node.put("unknown" + chance.nextInt(9), "x"));
        }
        if (!isPatch) {
            for (var name : schema.path("required")) {
                if (node.has(name.asString())) faults.add(() -> node.remove(name.asString()));
            }
        }
        for (var property : List.copyOf(node.properties())) {
            var name = property.getKey();
            var of = contract.followed(schema.path("properties").path(name));
            if (of.isMissingNode()) continue;
            value(property.getValue(), of, isPatch, wrong -> node.set(name, wrong), faults);
        }
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.asBoolean();
    }

    private void value(
            JsonNode node,
            JsonNode schema,
            boolean isPatch,
            Consumer<JsonNode> replaceBy,
            List<Runnable> faults) {
        var types = schema.path("type").toString();
        if (types.contains("\"string\"") || schema.has("enum")) text(schema, replaceBy, faults);
        if (types.contains("\"integer\"")) {
            faults.add(() -> replaceBy.accept(NODES.stringNode("many")));
            faults.add(() -> replaceBy.accept(NODES.numberNode(1.5)));
            faults.add(() -> replaceBy.accept(NODES.numberNode(new BigInteger("9".repeat(30)))));
        }
        if (types.contains("\"boolean\"")) {
            faults.add(() -> replaceBy.accept(NODES.stringNode("perhaps")));
            faults.add(() -> replaceBy.accept(NODES.arrayNode()));
        }
        if (!types.contains("null") && !isPatch && !types.isEmpty()) {
            faults.add(() -> replaceBy.accept(NODES.nullNode()));
        }
        switch (node) {
            case ObjectNode object -> {
                if (types.equals("\"object\"")) {
                    faults.add(() -> replaceBy.accept(NODES.stringNode("an object")));
                }
                faults.add(() -> replaceBy.accept(NODES.arrayNode()));
                object(object, schema, isPatch, faults);
            }
            case ArrayNode array -> array(array, schema, isPatch, replaceBy, faults);
            default -> faults.add(() -> replaceBy.accept(NODES.objectNode()));
        }
    }

    private void text(JsonNode schema, Consumer<JsonNode> replaceBy, List<Runnable> faults) {
        faults.add(() -> replaceBy.accept(NODES.numberNode(7)));
        faults.add(() -> replaceBy.accept(NODES.arrayNode().add("text")));
        if (schema.has("maxLength")) {
            var tooLong = "x".repeat(schema.path("maxLength").asInt() + 1);
            faults.add(() -> replaceBy.accept(NODES.stringNode(tooLong)));
        }
        if (schema.has("enum")) {
            faults.add(() -> replaceBy.accept(NODES.stringNode("NONE_OF_THEM")));
            faults.add(() -> replaceBy.accept(NODES.numberNode(0)));
        }
        if (schema.has("pattern")) {
            faults.add(() -> replaceBy.accept(NODES.stringNode("\u0000\u0007")));
        }
    }

    private void array(
            ArrayNode array,
            JsonNode schema,
            boolean isPatch,
            Consumer<JsonNode> replaceBy,
            List<Runnable> faults) {
        faults.add(() -> replaceBy.accept(NODES.objectNode()));
        faults.add(() -> replaceBy.accept(NODES.stringNode("a list")));
        if (schema.path("minItems").asInt(0) > 0) faults.add(array::removeAll);
        var items = contract.followed(schema.path("items"));
        if (array.isEmpty() || items.isMissingNode()) return;
        if (schema.has("maxItems")) {
            var first = array.get(0);
            faults.add(() -> {
                while (array.size() <= schema.path("maxItems").asInt()) array.add(first);
            });
        }
        value(array.get(0), items, isPatch, wrong -> array.set(0, wrong), faults);
    }

    private byte[] wrongUtf8(String json) {
        var bytes = utf8(json.replaceFirst("\"", "\"@"));
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '@') {
                bytes[i] = (byte) 0xC0;
                break;
            }
        }
        return bytes;
    }

    private byte[] noise(int length) {
        var noise = new byte[length];
        chance.nextBytes(noise);
        return noise;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
