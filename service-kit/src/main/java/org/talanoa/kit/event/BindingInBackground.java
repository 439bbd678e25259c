package org.talanoa.kit.event;

import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;

/**
 * Has a service bind its topics on a thread of its own. While the broker is away each binding asks
 * for its topic for more than a minute, and all of them together kept the web server from opening.
 */
public final class BindingInBackground implements BeanPostProcessor {
    private final ConfigurableListableBeanFactory beans;

    public BindingInBackground(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean.getClass() != InputBindingLifecycle.class) return bean;
        var background =
                new Background(
                        beans.getBean(BindingService.class), beans.getBeansOfType(Bindable.class));
        beans.autowireBean(background);
        return background;
    }

    private static final class Background extends InputBindingLifecycle {
        private volatile Thread thread = new Thread();
        private volatile boolean begun;

        Background(BindingService service, Map<String, Bindable> bindables) {
            super(service, bindables);
        }

        @Override
        public void start() {
            if (begun) return;
            begun = true;
            thread = Thread.ofPlatform().daemon().name("binding").start(super::start);
        }

        @Override
        public void stop() {
            begun = false;
            thread.interrupt();
            super.stop();
        }

        @Override
        public boolean isRunning() {
            return begun;
        }
    }
}
