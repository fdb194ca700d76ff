"""What can go wrong with a stay that leaves the affiliation where it is."""

from app.core.errors import Conflict, Invalid


class UntilOutOfRange(Invalid):
    code = "transfers.until_out_of_range"
    title = "回来的日期要在今天以后；说不准就不填。"
    title_en = "The day of coming back lies after today. Leave it out where nobody knows it."


class NotAway(Conflict):
    code = "transfers.not_away"
    title = "名册上没有登记外出，不用办回来的手续；有出入请问支部。"
    title_en = "The roll does not say that the member is away, so there is no return to register. Ask the branch."


class StayLong(Conflict):
    """A warning: away for more than half a year is a transfer where the place is fixed, and a registration where it is not."""

    code = "transfers.stay_long"
    title = "外出超过半年：有固定地方的应转组织关系，没有固定地方的登记为流动党员，请和本人商量定。"
    title_en = "Away for more than half a year: at a fixed place a transfer is due, else a registration. Decide with the member."
