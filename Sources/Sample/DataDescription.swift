/// `data/README.md` of the synthetic site: what its data are, what is true of them and what is wrong in them.
func dataDescription(_ company: Company) -> String { "" }
