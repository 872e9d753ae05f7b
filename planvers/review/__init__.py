"""Facts about changes judged: alarms on the words that changed and on the record, and what people accepted."""
