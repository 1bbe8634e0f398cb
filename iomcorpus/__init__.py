"""iomcorpus: searchable records from raw captures of news pages. The map of the code, in reading order:

model       the nouns: capture, record, furniture, mention, person; errors, edtf and decisions beside it
text        lines and words: repairing them, making them safe to show
forms       the grammar of small things: dates, numbers, names, contacts
reading     files -> captures with their lines, whatever their encoding or compression
splitting   captures -> records and furniture, from cues, what recurs and decisions; what records say of themselves
copies      records -> sketches -> candidate pairs -> verdicts -> clusters; which is kept, what copies know together
facts       a record -> dates, figures, people, organisations, contacts, quotes, a folder each; identity: who is who
store       one SQLite file that holds them: schema, writing, reading, proving
asking      a query -> a tree -> SQL for the store, or a scan of JSON Lines
output      rows, tables and files
pipeline    the flow of one capture; work: many of them, side by side
update      what a store must do when captures come, change or go; copying and finding do so for copies and facts
corpus      the verbs on a store, as Python; streams: the same on what stands in no store
commands    one file a verb of the command line; cli joins them, fast answers plain piped searches without them
"""

__version__ = "0.1.0"
