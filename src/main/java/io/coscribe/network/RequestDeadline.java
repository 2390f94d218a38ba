package io.coscribe.network;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends a connection whose client takes too long over an HTTP request: from the connection's beginning, or from the first
 * byte of a later request, to the last byte. Between requests, and once the connection is a WebSocket, time doesn't
 * matter. On the event loop.
 *
 * <p>Stands where bytes come in that are no longer encrypted; a second handler, which sees them as requests, tells it
 * where one ends.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RequestDeadline.class);

    /** So many requests may wait for their answers; browsers don't send the next before they have that of the last. */
    private static final int MAX_WAITING = 100;

    private final Duration limit;
    private Future<?> deadline;
    private Requests requests;

    RequestDeadline(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        begin(context);
    }

    private void begin(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> {
            LOG.debugf("%s: ends, its client takes more than %s over a request", context.channel(), limit);
            context.channel().pipeline().firstContext().close();
        }, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void requestEnded() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (deadline == null) {
            begin(context);
        }
        if (requests == null) {
            watchRequests(context.pipeline());
        }
        context.fireChannelRead(bytes);
    }

    /** Vert.x' own handler is the last. Where the client speaks HTTP/2 there is nothing to be seen. */
    private void watchRequests(ChannelPipeline pipeline) {
        if (pipeline.get(HttpRequestDecoder.class) == null) {
            pipeline.remove(this);
        } else {
            requests = new Requests();
            pipeline.addBefore(pipeline.lastContext().name(), null, requests);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        requestEnded();
    }

    private final class Requests extends ChannelDuplexHandler {

        private int waiting;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                waiting++;
            }
            if (message instanceof LastHttpContent) {
                requestEnded();
            }
            context.fireChannelRead(message);
            if (waiting > MAX_WAITING) {
                LOG.debugf("%s: ends, %d requests wait for their answers", context.channel(), waiting);
                context.close();
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message, promise);
            if (message instanceof HttpResponse response) {
                answered(context.pipeline(), response.status());
            }
        }

        private void answered(ChannelPipeline pipeline, HttpResponseStatus status) {
            if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                pipeline.remove(this);
                pipeline.remove(RequestDeadline.this);
            } else if (status.codeClass() != HttpStatusClass.INFORMATIONAL) {
                waiting--;
            }
        }
    }
}
