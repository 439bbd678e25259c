package org.talanoa.notification.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an exception what the mail server meant (RFC 5321, RFC 3463). Only codes come out of
 * here: servers like to repeat the address in their sentences.
 */
final class SmtpAnswers {
    private static final Pattern ENHANCED = Pattern.compile("\\b[45]\\.\\d{1,3}\\.\\d{1,3}\\b");

    /**
     * Shuts down, wants another encryption, wants another sign-in: nothing about this one mail. A
     * sender that is refused, or has sent too much today, is another such, and so is whatever the
     * server calls a matter of its policy ({@code 5.7}): who may relay, whom it trusts.
     */
    private static final Set<Integer> ABOUT_US = Set.of(421, 454, 530, 534, 535, 538);

    private SmtpAnswers() {}

    static Outcome outcomeOf(MessagingException fault) {
        for (Throwable e = fault; e != null; e = next(e)) {
            int code = codeOf(e);
            if (code <= 0) continue;
            var answer = answer(code, e.getMessage());
            boolean aboutUs =
                    ABOUT_US.contains(code)
                            || e instanceof SMTPSenderFailedException
                            || answer.contains(" 5.7.");
            return code >= 500 && !aboutUs
                    ? new Outcome.Refused(answer)
                    : new Outcome.Deferred(answer, aboutUs);
        }
        return new Outcome.Deferred(withoutCode(fault), true);
    }

    private static int codeOf(Throwable e) {
        return switch (e) {
            case SMTPAddressFailedException f -> f.getReturnCode();
            case SMTPSenderFailedException f -> f.getReturnCode();
            // Whatever stands behind it is more exact.
            case SMTPSendFailedException f when f.getNextException() == null -> f.getReturnCode();
            case SMTPSendFailedException f when codeOf(f.getNextException()) <= 0 ->
                    f.getReturnCode();
            default -> 0;
        };
    }

    private static String answer(int code, @Nullable String sentence) {
        var enhanced = ENHANCED.matcher(sentence == null ? "" : sentence);
        return enhanced.find() ? code + " " + enhanced.group() : String.valueOf(code);
    }

    private static String withoutCode(Throwable fault) {
        for (Throwable e = fault; e != null; e = next(e)) {
            if (e instanceof SocketTimeoutException) return "NO_ANSWER";
            if (e instanceof MailConnectException) return "NO_CONNECTION";
            if (e instanceof AuthenticationFailedException) return "SIGN_IN_REFUSED";
            if (e instanceof CertificateException) return "CERTIFICATE_REFUSED";
            if (isWithoutTls(e.getMessage())) return "NO_STARTTLS";
        }
        return "CONVERSATION_BROKEN";
    }

    /** The library has no type for it, so only its sentence tells. */
    private static boolean isWithoutTls(@Nullable String sentence) {
        return sentence != null && sentence.startsWith("STARTTLS is required");
    }

    private static @Nullable Throwable next(Throwable e) {
        return e instanceof MessagingException m ? m.getNextException() : e.getCause();
    }
}
