"""Which addresses are of the internet, and not of this machine or its network."""

import ipaddress
from typing import TypeAlias

_HOLDING = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")))
"""Networks whose addresses end in one of IPv4: translated, or of former times."""
_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")
Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet's, and none of this machine's or network's; one that holds
    another must hold such a one, too."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.is_site_local or found in _LOCAL:
            return False
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
    return all(each.is_global and not each.is_multicast for each in (found, *_held(found)))


def _held(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The addresses of IPv4 that one of IPv6 stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    held = [*(address.teredo or ()), *([address.sixtofour] if address.sixtofour is not None else [])]
    if any(address in network for network in _HOLDING):
        held.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(held)
