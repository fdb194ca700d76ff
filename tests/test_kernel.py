"""What every request has in common."""

from tests.client import Client, code_of


def test_an_unknown_address_is_a_problem_in_plain_words(client: Client) -> None:
    answer = client.anonymous.get("/api/v1/nothing-here")

    assert answer.status_code == 404
    assert code_of(answer) == "request.not_found"
    assert "没有找到" in answer.json()["title"]
    assert answer.headers["x-request-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"
