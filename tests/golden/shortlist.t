# The page that an officer reads.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format text
--

# The same as JSON, what is open alone.
$ epf match rules/england-wales rules/england-wales/examples/02-no-sara.yaml --format ndjson --why deciding --ask --only eligible,needs_information
