"""The words that redlines and alarms look for, as data: one module a language, named by its BCP 47 tag."""
