package org.talanoa.notification.mail;

import java.util.HashMap;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** A letter as HTML: one page for all letters, {@code templates/mail.html}. */
@Component
class HtmlPart {
    private final SpringTemplateEngine engine;

    HtmlPart(SpringTemplateEngine engine) {
        this.engine = engine;
    }

    String of(Letter letter) {
        var model = new HashMap<String, Object>();
        model.put("letter", letter);
        return engine.process("mail", new Context(letter.language(), model));
    }
}
