package io.coscribe.socket;

import io.coscribe.access.Visitor;
import io.netty.channel.Channel;

/**
 * What is known of a socket when it opens.
 *
 * @param channel the network connection under it
 * @param visitor who opens it
 * @param allowance what they may still ask for
 */
record Opening(Channel channel, Visitor visitor, Allowance allowance) {}
