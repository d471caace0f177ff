package city.madang.intake.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Keeps requests away from addresses that no outside system may lead us to (server-side request forgery).
public final class AddressGuard {

    /// Resolves names; tests bring their own.
    @FunctionalInterface
    public interface Resolver {

        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Resolver resolver;

    public AddressGuard() {
        this(InetAddress::getAllByName);
    }

    public AddressGuard(Resolver resolver) {
        this.resolver = resolver;
    }

    /// The address to connect to. All addresses of the name must be allowed, so that a second one is no way around.
    ///
    /// @throws DeliveryException if the name is unknown or one of its addresses is not allowed
    public InetAddress settle(String host, boolean privateAddress) throws DeliveryException {
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new DeliveryException("호스트를 찾을 수 없습니다: " + host, "No such host: " + host, e);
        }
        for (var address : addresses) {
            if (!privateAddress && !isPublic(address)) {
                throw new DeliveryException(
                        "내부망 주소라서 접속하지 않습니다: " + host,
                        "The host %s lies on a private address, which its pack entry does not allow".formatted(host));
            }
        }
        return addresses[0];
    }

    /// Whether an address belongs to the public internet (IANA special-purpose address registries).
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes[0] & 0xff, bytes[1] & 0xff);
    }

    private static boolean isPublic4(int first, int second) {
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0)
                && !(first == 198 && (second == 18 || second == 19));
    }

    private static boolean isPublic6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean siteLocal = first == 0xfe && (second & 0xc0) == 0xc0;
        boolean translated = first == 0 || (first == 0x64 && second == 0xff && (bytes[2] & 0xff) == 0x9b);
        boolean tunnelled = first == 0x20 && (second == 0x02 || (second == 0x01 && bytes[2] == 0 && bytes[3] == 0));
        return !uniqueLocal && !siteLocal && !translated && !tunnelled;
    }
}
