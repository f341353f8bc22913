"""The optional table of what a source states about the network as a whole."""

from gardenmap.data.tables.columns import PARTIAL_DATE, UNDATED, About, Words, code, table, whole, words

VALUE, PERIOD = "{value}", "{period}"
"""Where the figure and the years of the observation stand in the words of a fact."""
WORDS = ("statement_nb", "statement_en", "brief_nb", "brief_en")
"""The columns that hold them."""

NOT_IN_BRIEF = Words("not in the line on the overview", "ikke med i linjen på oversikten")

NETWORK_FACTS = table(
    "network_facts",
    About(
        Words("About the network", "Om nettverket"),
        Words(
            "One row per thing that a source states about the network as a whole. A figure in it is that of an "
            "observation: {value} and {period} in the words stand for its value and years. A release may do without "
            "the file.",
            "Én rad per opplysning som en kilde gir om nettverket som helhet. Et tall i den er tallet til en "
            "observasjon: {value} og {period} i ordene står for verdien og årene. En utgave kan være uten filen.",
        ),
        ("id",),
        ("order", "id"),
    ),
    code("id", "Code of the fact", "Kode for opplysningen"),
    words("statement_nb", "What the source states, in bokmål", "Det kilden sier, på bokmål"),
    words("statement_en", "What the source states, in English", "Det kilden sier, på engelsk"),
    words("brief_nb", "The same in few words, in bokmål", "Det samme i få ord, på bokmål", missing=NOT_IN_BRIEF),
    words("brief_en", "The same in few words, in English", "Det samme i få ord, på engelsk", missing=NOT_IN_BRIEF),
    code(
        "observation",
        "The figure that it rests on",
        "Tallet opplysningen hviler på",
        refers_to="observations",
        missing=Words("no figure of observations.csv in it", "ikke noe tall fra observations.csv i den"),
    ),
    code("source", "Source", "Kilde", refers_to="sources"),
    code(
        "source_date",
        "Date of the source, as far as it is known",
        "Kildens dato, så langt den er kjent",
        form=PARTIAL_DATE,
        missing=UNDATED,
    ),
    whole("order", "Place in lists", "Plass i lister", least=0, most=100_000),
)
