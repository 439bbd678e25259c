package org.talanoa.recommendation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Begin reading at {@code submission.SubmissionService}. */
@SpringBootApplication
public class RecommendationApplication {
    static void main(String[] args) {
        SpringApplication.run(RecommendationApplication.class, args);
    }
}
