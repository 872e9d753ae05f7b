"""The register of sources and the log of statements that a new plan begins with. All of it is made up."""

SOURCES = """\
# The register of the publications that everything else cites by id.
schema: 1
sources:
- id: courier-0310
  publisher: The Lenn Courier
  title: Draft on the river crossing made public # as printed; in square brackets, a description of ours
  date: "2025-03-10" # the day of publication
  # date_note: what is not certain about the date
  url: https://example.org/crossing
  language: en # of the page; und where it is not known
  kind: press # official, agency, press, aggregator or social
  # relays: [The Lenn Gazette] where it passes on what others reported, and nothing of its own
  notes: Carries three of the four points. # what it was used for, or what speaks against relying on it

- id: south-0312
  publisher: Ministry of Transport of Southland
  title: "[Remarks to the press on the draft]"
  date: "2025-03-12"
  url: https://example.org/remarks
  language: en
  kind: official
"""

STATEMENTS = """\
# The log of who said what of which version or point. Append to it; what stands here stays.
schema: 1
statements:
- id: st-1
  date: "2025-03-12" # when it was said
  # date_note: what is not certain about the date
  party: south # id of a party
  speaker: The minister of transport # who spoke for it
  about: [first-draft#tolls] # version or version#point; left out where it is about no version, and topic is needed
  # topic: id of a topic
  # accepts, accepts_conditionally, reserves, counter_proposes, opposes or no_position
  stance: counter_proposes
  proposal: Lorries pay no toll for five years. # with counter_proposes, and only there
  # condition: what it depends on, with accepts_conditionally, and only there
  # red_line: true where the speaker says that it will not or cannot be accepted
  summary: Said that two years are too few for traders, and proposed five. # restated in our words
  basis: on_record # official_document, on_record, reported_named or reported_anonymous
  sources: [south-0312]
  # notes: remarks
"""
