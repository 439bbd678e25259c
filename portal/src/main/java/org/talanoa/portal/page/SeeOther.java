package org.talanoa.portal.page;

import org.springframework.web.servlet.view.RedirectView;

/**
 * Leads to another page of ours after a form was taken, so that loading that page again sends
 * nothing again.
 */
public final class SeeOther {
    private SeeOther() {}

    public static RedirectView to(String path) {
        var view = new RedirectView(path);
        view.setHttp10Compatible(false); // 303 instead of 302
        view.setExpandUriTemplateVariables(false); // what somebody typed may hold braces
        return view;
    }
}
