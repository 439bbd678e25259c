package org.talanoa.portal.review;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.talanoa.portal.page.Reader;

/** The start page, which is the page of the current review, and the pages of all others. */
@Controller
class ReviewController {
    private final Reviews reviews;
    private final MessageSource words;

    ReviewController(Reviews reviews, MessageSource words) {
        this.reviews = reviews;
        this.words = words;
    }

    @GetMapping("/")
    String start(Reader reader, Model model) {
        var all = reviews.all();
        return all.isEmpty() ? "no-review" : show(all.getFirst(), all, reader, model);
    }

    @GetMapping("/reviews/{id}")
    String review(@PathVariable String id, Reader reader, Model model) {
        return reviews.find(id)
                .map(review -> show(review, reviews.all(), reader, model))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Review review, List<Review> all, Reader reader, Model model) {
        var page = ReviewPage.of(review, reviews.consultations(review), all, reader, words);
        model.addAttribute("page", page);
        model.addAttribute("head", page.head());
        model.addAttribute("nav", true);
        return "review";
    }
}
