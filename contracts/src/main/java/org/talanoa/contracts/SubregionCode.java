package org.talanoa.contracts;

/**
 * A subregion of the ESCAP database: {@code enea}, {@code nca}, {@code pac}, {@code sea} or {@code
 * sswa}.
 */
public record SubregionCode(String value) implements Identifier {
    public SubregionCode {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
