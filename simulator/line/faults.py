"""What LINE calls each fault of a request. Knows the words; where they stand in the answer is known to `wording`."""

from simulator.rules import Problem


def plainly(problem: Problem) -> str:
    """For a field of the request body."""
    if problem.kind == "value" and problem.values:
        return f"Must be one of the following values: [{', '.join(problem.values)}]"
    return {
        "missing": "May not be empty",
        "empty": "May not be empty",
        "long": f"Length must be between {problem.low} and {problem.high}",
        "size": f"Size must be between {problem.low} and {problem.high}",
        "scheme": "Invalid URI scheme. Must be one of [" + ", ".join(problem.values) + "]",
        "type": "Must be a " + "".join(problem.values),
    }.get(problem.kind, "Invalid value")


def deeply(problem: Problem) -> str:
    """For a place inside a template or Flex."""
    return {
        "missing": "must be specified",
        "empty": "must be non-empty text",
        "long": f"must not be longer than {problem.high} characters",
        "size": f"size must be between {problem.low} and {problem.high}",
        "scheme": "invalid uri scheme",
        "unknown": "unknown field",
        "together": "must be the same in all of them",
    }.get(problem.kind, "invalid property")
