"""Why a rule that needs a reason is there, with an example that fires and one that must not.

Most faults explain themselves: a date that is none. These do not, or leave a decision to a person.
"""

from typing import NamedTuple


class Reason(NamedTuple):
    """Why a rule is there, in a few sentences; `fires` and `silent` tell an example each."""

    why: str
    fires: str
    silent: str


REASONS = {
    "into-nowhere": Reason(
        "Readers follow a dropped point to where it went, and nothing may get lost on the way. `into` names another"
        " point of the same version, or version/id. Where the reason is moved, it names a document in any words.",
        "Point 9 is dropped with into: guarantee, and the version has only a point guarantees.",
        "Point 9 is dropped with into: guarantees.",
    ),
    "version-before-parent": Reason(
        "A text cannot be drafted from one that is not there yet: one of the dates is wrong, or based_on is. A version"
        " exists from the first of its date and the dates of its events, so a draft that was handed over before it"
        " became known may have been answered by then. What is known by month or year counts only where it is surely"
        " earlier.",
        "A reply of 1 March is based on a draft of 5 March that has no event.",
        "A reply of 1 March is based on a draft of 5 March, of which an event says that it was handed over on 20"
        " February.",
    ),
    "statement-before-version": Reason(
        "Nobody takes a stance on a text that is not there yet: the date is wrong, or the statement was about an"
        " earlier version. Working drafts do exist, and people speak of them before they have a date. If one is on"
        " record, give the version an event with its source, since a version exists from the first of its date and the"
        " dates of its events. What is known by month or year counts only where it is surely earlier.",
        "A statement of 21 November is about a version of 23 November.",
        "The version has an event of 20 November: a working draft was handed over.",
    ),
    "statement-repeated": Reason(
        "The ledger counts statements and shows the last word of each party; one that stands there twice looks like"
        " one that was repeated. Two entries are the same if party, speaker, date and what they are about are the"
        " same, and so is the summary but for case, spacing and punctuation; or stance and sources are the same and"
        " the summaries share nine words in ten.",
        "Two entries of one speaker and day on point 4: Said that the ferry stays. / Said that the ferry stays!",
        "Two entries of one speaker and day on point 4: Said that the ferry stays. / Asked who pays for the ferry.",
    ),
    "quotation-marks": Reason(
        "What is not a document's own wording is restated here, never quoted: what stands between quotation marks"
        " reads as the very words, and as ours to answer for if they are not. This holds for summaries, conditions,"
        " proposals, events, and texts of points whose wording is a restatement or reported; notes may quote. A single"
        " mark counts only where it is surely none of an apostrophe or possessive.",
        "Called the deadline “flexible” and the parties' rights 'sacred'.",
        "Said that the deadline can move, and upheld the parties' rights as they stood in the '80s.",
    ),
    "loaded-word": Reason(
        "All parties are described in the same plain words, so that each of them can use the record. A word that"
        " judges counts where it stands within three words of a party's name, and a verb that judges what is said"
        " right behind the name, or at the beginning of a statement, whose subject is the speaker. Our own words are"
        " looked at, and never the wording of a text. The words are listed in planvers/lexicon/loaded.py; a language"
        " without a list is not looked at.",
        "Claimed that the delegation of the so-called Northland government left.",
        "Said that the delegation of Northland left; the sanctions regime remains.",
    ),
    "translation-stale": Reason(
        "A version is written by copying its parent. Whoever then rewords a point in one language easily leaves another"
        " as it was, and the two say different things from then on. Only the wording and title of a point that"
        " continues one of the same id are looked at, in languages that both versions have, and changes of typography"
        " are none. What a parent has already in every language is that parent's matter.",
        "The parent says 30 days in English and in Ukrainian, the new version 60 in English and 30 in Ukrainian.",
        "The new version says 60 days in both languages, or has no Ukrainian wording.",
    ),
    "source-uncited": Reason(
        "A source that nothing cites is a leftover, or a claim lost its source. Statements, versions, points,"
        " sub-points, reports and events cite.",
        "sources.yaml lists herald-0201, and no sources: of any file holds it.",
        "A report on a sub-point cites herald-0201.",
    ),
}
