"""大写: numbers as a letter writes them, so that no stroke can be added to one. Pure."""

DIGITS = "零壹贰叁肆伍陆柒捌玖"
TEN = "拾"
MOST = 99


def digit_by_digit(number: int) -> str:
    """Each digit by itself, as a year is written: 2026 is 贰零贰陆. Raises `ValueError` below nought."""
    if number < 0:
        raise ValueError("a year is not below nought")
    return "".join(DIGITS[int(digit)] for digit in str(number))


def counted(number: int) -> str:
    """As days and months are written, up to 99: 11 is 壹拾壹, 30 is 叁拾. Raises `ValueError` beyond."""
    if not 0 <= number <= MOST:
        raise ValueError(f"written up to {MOST} only")
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    return f"{DIGITS[tens]}{TEN}{DIGITS[ones] if ones else ''}"


def month(text: str) -> tuple[str, str]:
    """Year and month of `YYYY-MM`: 2026-11 is (贰零贰陆, 壹拾壹)."""
    year, number = text.split("-")
    return digit_by_digit(int(year)), counted(int(number))
