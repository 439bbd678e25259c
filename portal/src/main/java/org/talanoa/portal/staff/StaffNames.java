package org.talanoa.portal.staff;

import com.mongodb.MongoException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How colleagues know each other: histories hold ids of accounts, and pages say names. */
@Component
public class StaffNames {
    private final Accounts accounts;

    StaffNames(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Nothing for a program, for an account of before, and while nobody can be asked. */
    public Optional<String> of(String id) {
        try {
            return accounts.known(id).map(Account::name);
        } catch (MongoException e) {
            return Optional.empty();
        }
    }
}
