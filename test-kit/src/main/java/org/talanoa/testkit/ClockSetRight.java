package org.talanoa.testkit;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** After each test, whatever it did to the clock: the next one has the same service. */
final class ClockSetRight extends AbstractTestExecutionListener {
    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext().getBean(WrongClock.class).isRight();
        }
    }
}
