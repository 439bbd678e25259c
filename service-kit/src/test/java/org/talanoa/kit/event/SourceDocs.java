package org.talanoa.kit.event;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the Javadoc of the contracts says, as Markdown; the compiler itself reads it. */
final class SourceDocs {
    private static final Path SOURCES = Path.of("../contracts/src/main/java");

    private final Map<String, String> sentences = new HashMap<>();

    /** Reads all sources of the contracts. */
    SourceDocs() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var paths = Files.walk(SOURCES)) {
            var java = paths.filter(path -> path.toString().endsWith(".java")).toList();
            var options = List.of("-proc:none");
            var units = files.getJavaFileObjectsFromPaths(java);
            var task = (JavacTask) compiler.getTask(null, files, null, options, null, units);
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) new Reader(unit, trees).scan(unit, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a type, with what each constant of an enum means. */
    Optional<String> of(Class<?> type) {
        var constants =
                Stream.ofNullable(type.getEnumConstants())
                        .flatMap(Stream::of)
                        .map(Object::toString)
                        .filter(constant -> sentences.containsKey(name(type, constant)))
                        .map(constant ->
                                "- `%s`: %s"
                                        .formatted(constant, sentences.get(name(type, constant))));
        var said =
                Stream.concat(
                                Stream.ofNullable(sentences.get(type.getCanonicalName())),
                                Stream.of(constants.collect(Collectors.joining("\n"))))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n\n"));
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    /** Of one constant of an enum. */
    Optional<String> of(Enum<?> constant) {
        return Optional.ofNullable(
                sentences.get(name(constant.getDeclaringClass(), constant.name())));
    }

    /** Of a component: what its record says, else the interface that asks for it. */
    Optional<String> of(RecordComponent component) {
        var type = component.getDeclaringRecord();
        return Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()))
                .flatMap(of -> Stream.ofNullable(sentences.get(name(of, component.getName()))))
                .findFirst();
    }

    private static String name(Class<?> type, String member) {
        return type.getCanonicalName() + "#" + member;
    }

    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private String place;

        Reader(CompilationUnitTree unit, DocTrees trees) {
            this.trees = trees;
            this.place = String.valueOf(unit.getPackageName());
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            var around = place;
            place = around + "." + type.getSimpleName();
            keep(place);
            super.visitClass(type, null);
            place = around;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            keep(place + "#" + method.getName());
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree constant, @Nullable Void nothing) {
            if (getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.ENUM) {
                keep(place + "#" + constant.getName());
            }
            return null;
        }

        private void keep(String name) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment == null) return;
            sentences.put(name, markdown(comment.getFullBody()));
            for (var tag : comment.getBlockTags()) {
                if (!(tag instanceof ParamTree parameter)) continue;
                sentences.put(
                        name + "#" + parameter.getName(), markdown(parameter.getDescription()));
            }
        }

        private static String markdown(List<? extends DocTree> parts) {
            return parts.stream()
                    .map(part ->
                            switch (part) {
                                case TextTree text -> text.getBody();
                                case LiteralTree code ->
                                        "`" + code.getBody().getBody().strip() + "`";
                                case LinkTree link -> "`" + link.getReference() + "`";
                                default -> part.toString();
                            })
                    .collect(Collectors.joining())
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }
}
