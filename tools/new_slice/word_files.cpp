#include "skeleton.hpp"

namespace new_slice {
namespace {

constexpr std::string_view kReadme = R"skeleton(
# @slice@

What a @Noun@ is: one sentence that a shop steward would say.

**Its life** is the table in `@noun@_life.hpp`: open, closed, and open again.

**Tables**, in `migrations/`: `@slice@`, one row each; `@noun@_transitions`, who changed what
and when.

**Pages**, in `pages.cpp`: `/@slice@` lists them and takes another; `POST /@slice@/{id}/closing`
closes one. **In the terminal**, in `commands.cpp`: `groundwork @noun@ list`.

**Who may do what**: everybody at this machine may do everything.

| To change ... | open |
| --- | --- |
| what one is | `@noun@.hpp`, a file in `migrations/`, `store.cpp` |
| what may happen to it | `@noun@_life.hpp` |
| how one is added | `adding.cpp` |
| how one is closed | `closing.cpp` |
| how the page looks | `views/@slice@.html` |
| what it says | `text/en.json`, `text/es.json` |
)skeleton";

constexpr std::string_view kHelp = R"skeleton(
# @title@

Add one with the form at the bottom of the page. When it is over, press Close beside it: it stays
in the list, marked as closed.

In the terminal:

```
groundwork @noun@ list --data ./data
```
)skeleton";

constexpr std::string_view kEnglish = R"skeleton(
{
  "@slice@.title": "@title@",
  "@slice@.none_yet": "There is none yet.",
  "@slice@.name": "Name",
  "@slice@.add": "Add",
  "@slice@.close": "Close",
  "@slice@.state_open": "open",
  "@slice@.state_closed": "closed",
  "@slice@.name_missing": "Please type a name.",
  "@slice@.not_found": "There is no such thing here any more.",
  "@slice@.not_as_things_stand": "That was done already. Reload the page to see how things stand.",
  "@slice@.help_list": "List them"
}
)skeleton";

constexpr std::string_view kSpanish = R"skeleton(
{
  "@slice@.title": "@title@",
  "@slice@.none_yet": "Todavía no hay nada.",
  "@slice@.name": "Nombre",
  "@slice@.add": "Añadir",
  "@slice@.close": "Cerrar",
  "@slice@.state_open": "abierto",
  "@slice@.state_closed": "cerrado",
  "@slice@.name_missing": "Escribe un nombre.",
  "@slice@.not_found": "Eso ya no está aquí.",
  "@slice@.not_as_things_stand": "Eso ya se hizo. Vuelve a cargar la página para ver cómo está.",
  "@slice@.help_list": "Mostrar la lista"
}
)skeleton";

constexpr SkeletonFile kFiles[] = {
    {"README.md", kReadme},
    {"help.md", kHelp},
    {"text/en.json", kEnglish},
    {"text/es.json", kSpanish},
};

}  // namespace

std::span<const SkeletonFile> word_files() {
    return kFiles;
}

}  // namespace new_slice
