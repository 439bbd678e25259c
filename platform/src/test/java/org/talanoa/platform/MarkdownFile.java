package org.talanoa.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What a Markdown file of the tree says, as far as it can be held to it.
 *
 * @param file from the root of the project
 * @param blocks the texts of its blocks in {@code sh}, in their order
 * @param otherBlocks the languages of its other blocks of code; empty where one names none
 * @param mentioned what its sentences name and looks like a command with arguments
 * @param links where it leads to, as written
 * @param anchors the parts of it that a link can lead to
 */
record MarkdownFile(
        Path file,
        List<String> blocks,
        List<String> otherBlocks,
        List<String> mentioned,
        List<String> links,
        List<String> anchors) {
    private static final Pattern COMMAND =
            Pattern.compile(
                    "([A-Z_]+=\\S* )*(\\./\\w+|benchmarks/run|curl|docker|git|helm|java|kafka[\\w-]+(\\.sh)?|kubectl"
                            + "|mongo\\w+|openssl|wget) .+");
    private static final Parser PARSER = Parser.builder().build();

    /** All of the tree. */
    static List<MarkdownFile> all() {
        return Tree.files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .map(MarkdownFile::read)
                .toList();
    }

    /** Its commands one by one: lines, unless one goes on in the next. */
    List<String> commands() {
        return blocks.stream().flatMap(block -> Shell.commands(block).stream()).toList();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static MarkdownFile read(Path file) {
        try {
            var reader = new Reader();
            PARSER.parse(Files.readString(Tree.ROOT.resolve(file))).accept(reader);
            return new MarkdownFile(
                    file,
                    reader.blocks,
                    reader.otherBlocks,
                    reader.mentioned,
                    reader.links,
                    reader.anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends AbstractVisitor {
        final List<String> blocks = new ArrayList<>();
        final List<String> otherBlocks = new ArrayList<>();
        final List<String> mentioned = new ArrayList<>();
        final List<String> links = new ArrayList<>();
        final List<String> anchors = new ArrayList<>();

        @Override
        public void visit(FencedCodeBlock block) {
            var language = block.getInfo();
            if ("sh".equals(language)) blocks.add(block.getLiteral());
            else otherBlocks.add(language == null ? "" : language);
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            otherBlocks.add("");
        }

        @Override
        public void visit(Code code) {
            if (COMMAND.matcher(code.getLiteral()).matches()) mentioned.add(code.getLiteral());
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
        }

        /** As GitHub makes them. */
        @Override
        public void visit(Heading heading) {
            var text = textOf(heading).toLowerCase(Locale.ROOT);
            anchors.add(text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
            visitChildren(heading);
        }

        private static String textOf(Node node) {
            var text = new StringBuilder();
            for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
                switch (child) {
                    case Text words -> text.append(words.getLiteral());
                    case Code code -> text.append(code.getLiteral());
                    default -> text.append(textOf(child));
                }
            }
            return text.toString();
        }
    }
}
