package io.coscribe.bench.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.OptionalLong;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a JVM really needs: its heap after a full collection, and its direct buffers. */
public final class LiveMemory {

    private LiveMemory() {
    }

    /** In bytes, after collecting garbage; nothing if the server isn't a JVM. */
    public static OptionalLong of(ProcessGroup server) throws IOException {
        String process = Long.toString(server.first().pid());
        if (VirtualMachine.list().stream().noneMatch(jvm -> jvm.id().equals(process))) {
            return OptionalLong.empty();
        }
        try (JMXConnector connector = JMXConnectorFactory.connect(agent(process))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            MemoryMXBean memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
            memory.gc();
            long direct = ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
            return OptionalLong.of(memory.getHeapMemoryUsage().getUsed() + direct);
        }
    }

    /** Where that JVM lets this process ask. */
    private static JMXServiceURL agent(String process) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(process);
            try {
                return new JMXServiceURL(jvm.startLocalManagementAgent());
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("the JVM " + process + " can't be asked", e);
        }
    }
}
