package city.madang.identity;

import city.madang.platform.LocalText;
import java.util.Optional;

/// A kind of act that takes four eyes. A room declares one as a bean, asks with [Approvals#request] and does
/// the act only in [#carryOut].
public interface ApprovalKind {

    /// A stable name, for example `account`.
    String key();

    /// What such acts are called on the page of approvals.
    LocalText title();

    /// Whether somebody's role entitles them to decide. That it is not the requester is seen to elsewhere.
    boolean mayDecide(Viewer who, Approval approval);

    /// Does what was asked for, in the transaction of the decision.
    ///
    /// @return a path of this server that is shown once to who decided, to be handed on; usually nothing
    /// @throws city.madang.platform.CityException if it cannot be done any more; then nothing is decided
    Optional<String> carryOut(Approval approval);
}
