package org.talanoa.consultation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Begin reading at {@code consultation.Consultation}. */
@SpringBootApplication
public class ConsultationApplication {
    static void main(String[] args) {
        SpringApplication.run(ConsultationApplication.class, args);
    }
}
