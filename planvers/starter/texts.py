"""plan.yaml and the one version that a new plan begins with. All of it is made up."""

VERSION_ID = "first-draft"

PLAN = """\
# What the plan is. Everything here is an example: put your own in its place.
# Leave a key out where nothing is known, and quote what holds ": " or begins with a bracket.
schema: 1 # version of the file format, in every file
id: "PLAN-ID" # the name of this folder
title: A crossing of the river Lenn # what the plan is called
# A few neutral sentences.
summary: >-
  Drafts of an agreement between Northland and Southland on a crossing of the river between them.
language: en # of every text that is not marked otherwise
provisional_until_complete: true # whether nothing is agreed until everything is agreed

# The parties, in the order of display. What stands in brackets behind a name explains it; `short` heads a
# column; `aliases` are the other names, and the adjectives, by which texts name the party.
parties:
- id: north
  name: Northland
  short: NO
  aliases: [Northern]
- id: south
  name: Southland
  short: SO
  aliases: [Southern]

# Bodies and states that texts name and whose stance is not recorded.
actors:
- id: river-commission
  name: River Commission
  aliases: [Commission]

# Groups of points, in the order of display.
topics:
- id: crossing
  name: The crossing
- id: trade
  name: Trade

# How loud an alarm is, where it is not the rule's own level: error, warning, info or "off".
# `planvers explain number` says what a rule looks for.
# alarms:
#   number: error
"""

VERSION = """\
# One version of the plan. The next one is another file in this folder, named for its id, with
# based_on: [first-draft]; a point with the same id continues the one here.
schema: 1
id: first-draft # the name of this file
title: First draft # what the version is called
date: "2025-03-10" # when it became known; "2025-03" or "2025" where no more is known
# date_note: what is not certain about the date
# draft, counter_proposal, revision, framework, non_paper, compilation, agreement or supplement
kind: draft
authors: [north] # ids of parties
based_on: [] # ids of the versions that it was made from
# full: the document itself is public; partial: some of it; count_only: only how many points it has
disclosure: partial
point_count: 4 # how many points it is reported to have
count_note: One of them is not public. # what else was said about the count
# How close the wording held here is to the document's own: official, leaked, translation, restatement or reported.
wording: restatement
sources: [courier-0310] # ids of sources.yaml, for the version as a whole
summary: A draft of four points, of which three were published. # what it is and how well it is known
# notes: remarks

# Dated facts about its making that are no party's stance.
events:
- date: "2025-03-08"
  # date_note: what is not certain about the date
  event: The delegations met for the first time.
  sources: [courier-0310]

# What reports say of it that no single point can be named for. `says` is kept, changed, bracketed, dropped or
# added; `basis` is how we know: official_document, on_record, reported_named or reported_anonymous.
reports:
- says: added
  by: The Lenn Courier
  basis: reported_anonymous
  summary: A fourth point is said to be about the cost.
  sources: [courier-0310]

# The points, in the document's own order.
points:
- id: bridge # kept for the point's whole life, whatever its number becomes; never used for another
  number: "1" # what readers see; left out where it is not public
  title: The bridge # or one a language: {en: The bridge, fr: Le pont}
  topic: crossing # id of a topic
  text: A bridge is built within three years. # left out where it is not public
  # unknown, proposed, open, deferred, bracketed, agreed_in_principle, agreed_ad_referendum, agreed or dropped
  status: agreed_in_principle
  agreed_by: [north, south] # with every agreed status, and only there
  sources: [courier-0310]
  # What more a point can have, where there is something to say:
  # wording: where it differs from the version's
  # verified: false where at most one weak source carries the wording
  # derived_from: ids of points that it continues, where its own id does not say it
  # reason: of a dropped point, why: withdrawn, absorbed, moved or unknown
  # into: of a dropped point, where it went
  # package: name of the package deal that it belongs to
  # deferred_to: who decides
  # reports: what is said of it, as above
  # notes: remarks
  # correction: why the wording held here was changed, though the document was not

- id: tolls
  number: "2"
  title: Tolls
  topic: trade
  # What is not agreed stands in square brackets; alternatives are parted by a slash, each with who proposed it.
  text: "Lorries pay no toll for [Northland: two / Southland: five] years."
  status: bracketed
  sources: [courier-0310]

- id: oversight
  number: "3"
  title: Oversight
  topic: crossing
  text: "The River Commission has two tasks:" # above sub-points, what leads to them
  sources: [courier-0310]
  subpoints: # the same keys once more
  - id: oversight-safety
    number: 3a
    title: Safety
    text: It inspects the bridge every year.
  - id: oversight-traffic
    number: 3b
    title: Traffic
    text: It counts the traffic.
"""
