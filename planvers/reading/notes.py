"""What each key of each record means, in the words of docs/plan-file.md without its marks, for schemas to say so.

By the name of the record (`Shape.what`); a test holds both to each other.
"""

NOTES: dict[str, dict[str, str]] = {
    "plan": {
        "schema": "version of the file format: 1, in every file",
        "id": "the name of the folder",
        "title": "what the plan is called",
        "summary": "a few neutral sentences",
        "language": "BCP 47 tag of text that is not marked otherwise",
        "provisional_until_complete": "true where nothing is agreed until everything is agreed",
        "parties": "the parties, in the order of display",
        "actors": "bodies and states that texts name and whose stance is not recorded",
        "topics": "groups of points, in the order of display",
        "alarms": 'a mapping of the code of a rule to a level, where it is not the rule\'s own: number: "off"',
    },
    "party": {
        "id": "slug",
        "name": "the name; what stands in brackets behind it explains it and is left out where there is little room",
        "short": "a column heading of a few letters",
        "aliases": (
            "the other names, and the adjectives, by which texts name it: [Ukrainian, Kyiv]. Its name without "
            "what stands in brackets goes without saying, and so does a possessive 's"
        ),
    },
    "actor": {
        "id": "slug; no party and no other actor has it",
        "name": "the name",
        "aliases": "as for a party",
    },
    "topic": {
        "id": "slug",
        "name": "what readers see",
    },
    "version": {
        "schema": "1",
        "id": "the name of the file",
        "title": "what the version is called",
        "date": "when it became known",
        "date_note": "what is not certain about the date",
        "kind": "what sort of document it is",
        "authors": "ids of parties",
        "based_on": "ids of its parents. Versions form a graph: a counter-proposal is a fork",
        "disclosure": "how much is publicly known: full, partial, count_only",
        "point_count": "how many points it is reported to have",
        "count_note": "what else was said about the count, in one line",
        "wording": "how close the wording held here is to the document's own",
        "sources": "ids of sources for the version as a whole",
        "summary": "what it is and how well it is known",
        "notes": "remarks",
        "events": (
            "dated, sourced facts about its making that are no party's stance. A version exists from the first "
            "of its date and theirs; nobody speaks of it before, and nothing is based on it"
        ),
        "reports": "what reports say of it that no single point can be named for",
        "points": "the points, in the document's own order",
    },
    "point": {
        "id": "slug, kept for the point's whole life across versions, never used for something else",
        "number": 'what readers see ("10", "10a"), exactly as written; left out where it is not public',
        "title": "short title, or a mapping of language tag to title: languages",
        "topic": "id of a topic",
        "text": "the wording, or a mapping of language tag to wording: languages; left out where it is not public",
        "wording": "where it differs from the version's",
        "verified": "false where at most one weak source carries the wording",
        "status": "where the point stands; proposed where nothing else is said",
        "agreed_by": "ids of the parties that agreed; needed with every agreed status, and only there",
        "derived_from": (
            "ids of what it continues, only where its own id does not say it: merges, splits, renames. [] "
            "declares it new; version/id where two parents hold the same id"
        ),
        "reason": "of a dropped point: why",
        "into": (
            "of a dropped point: where it went, as the id of another point of this version, or version/id; with"
            " reason: moved the name of a document"
        ),
        "package": "slug of the package deal that it belongs to",
        "deferred_to": "who decides",
        "reports": "what reports say became of it where its wording is not public",
        "sources": "ids of sources",
        "notes": "remarks",
        "correction": (
            "why the wording held here was changed after it was first recorded, though the document was not: what "
            "had been wrong, and how it is known"
        ),
        "subpoints": (
            "one level of the same keys; the point's own text is then the chapeau. A sub-point shares the "
            "status and topic of its point where it gives none"
        ),
    },
    "report": {
        "says": "what became of the point, according to the report",
        "by": "who says it",
        "basis": "how we know",
        "summary": "what was said, restated",
        "sources": "ids of sources",
    },
    "event": {
        "date": "when it happened",
        "date_note": "what is not certain about it",
        "event": "what happened, in a sentence",
        "sources": "ids of sources",
    },
    "statement": {
        "id": "slug",
        "date": "when it was made",
        "date_note": "what is not certain about the date",
        "party": "id of a party",
        "speaker": "who spoke for it",
        "about": "list of version or version#point; left out where it is about no version of the plan",
        "topic": "id of a topic; needed where about is left out",
        "stance": "what it says of what it is about",
        "condition": "on what condition; needed with accepts_conditionally, and only there",
        "proposal": "what is proposed instead; needed with counter_proposes, and only there",
        "red_line": "true where the speaker says that it will not or cannot be accepted",
        "summary": "what was said, restated in our words",
        "basis": "how we know",
        "sources": "ids of sources",
        "notes": "remarks",
    },
    "acceptance": {
        "rule": "code of the rule that raised the alarm",
        "point": "id of the point or sub-point that it was raised on, in whichever version",
        "fingerprint": (
            "what stands for the finding's content: 12 digits of 0 to 9 and a to f. What changes the finding "
            "changes it, and the acceptance ends"
        ),
        "reason": "why it is accepted",
        "by": "who accepts it",
        "until": "the last day on which it is accepted; left out where no day is set",
    },
    "source": {
        "id": "slug",
        "publisher": "who published it",
        "title": "the printed title; a title in square brackets is a description of ours",
        "date": "the day of publication",
        "date_note": "what is not certain about the date",
        "url": "web address",
        "language": "BCP 47 tag of the page; und where it is not known",
        "kind": "what sort of publisher it is",
        "relays": (
            "the publishers whose report it passes on: it cites, copies or translates them. Each as the other "
            "sources write it; left out where it reports itself. It counts as theirs: data-quality.md"
        ),
        "notes": "what it was used for, or what speaks against relying on it",
    },
}
_FORMAT = {"schema": NOTES["plan"]["schema"]}
# What files hold that are a list and little else.
NOTES |= {
    "register of sources": _FORMAT | {"sources": "the register of the publications that everything cites"},
    "log of statements": _FORMAT | {"statements": "the dated log of who said what; it is only ever appended to"},
    "register of acceptances": _FORMAT | {"accept": "the findings that somebody looked at and accepts"},
    "sub-point": {key: note for key, note in NOTES["point"].items() if key != "subpoints"},
}
