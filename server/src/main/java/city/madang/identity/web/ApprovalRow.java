package city.madang.identity.web;

import city.madang.identity.Approval;
import city.madang.platform.LocalText;

/// One approval as a viewer sees it.
///
/// @param title what its kind is called
public record ApprovalRow(Approval approval, LocalText title, boolean mayDecide, boolean mayWithdraw) {}
