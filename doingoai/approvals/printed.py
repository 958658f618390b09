"""How papers word what an agency answered; a paper's language is its own, whoever reads the screen."""

from collections.abc import Mapping

from doingoai.approvals.states import Opinion

OPINIONS: Mapping[str, str] = {
    Opinion.AGREE: "nhất trí",
    Opinion.AGREE_IF: "nhất trí, kèm lưu ý",
    Opinion.OBJECT: "không nhất trí",
    Opinion.NONE: "không có ý kiến",
}
