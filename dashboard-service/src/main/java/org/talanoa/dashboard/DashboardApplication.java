package org.talanoa.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Begin reading at {@code count.ReviewCounts}. */
@SpringBootApplication
public class DashboardApplication {
    static void main(String[] args) {
        SpringApplication.run(DashboardApplication.class, args);
    }
}
