"""What a party is called where it is spoken of, the same in pages and in alarms."""

from planvers.model.plan import Plan


def name_of_party(plan: Plan, party_id: str) -> str:
    """The name of a party, without what explains it in brackets unless two parties would read the same.

    The id itself for a party that the plan does not have: an earlier revision of it may have had it.
    """
    name = next((party.name for party in plan.parties if party.id == party_id), party_id)
    short = name.partition(" (")[0]
    is_shared = sum(party.name.partition(" (")[0] == short for party in plan.parties) > 1
    return name if is_shared else short
