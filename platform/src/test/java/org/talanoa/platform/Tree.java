package org.talanoa.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the project, without what builds make of them, which may come and go meanwhile. */
final class Tree {
    static final Path ROOT = Path.of("..");
    private static final Pattern NOT_OURS = Pattern.compile("target|node_modules|\\.\\w.*");

    private Tree() {}

    /** From the root, in their order. */
    static List<Path> files() {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, collectingInto(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(files);
        return files;
    }

    private static SimpleFileVisitor<Path> collectingInto(List<Path> files) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of) {
                return NOT_OURS.matcher(folder.getFileName().toString()).matches()
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
                files.add(ROOT.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        };
    }
}
