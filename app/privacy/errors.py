"""What can go wrong with one's own data, in plain words."""

from app.core.errors import Conflict


class NotGiven(Conflict):
    code = "privacy.not_given"
    title = "现在没有这一项同意，请刷新后查看。"
    title_en = "There is no such consent at present. Reload and look."
