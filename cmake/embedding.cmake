# What becomes part of the program: templates, texts, help, migrations, the built front-end,
# outlines.
#
# Any folder may add a file of its own making:
#   set_property(GLOBAL APPEND PROPERTY GROUNDWORK_EMBED_FILES "geo/places.bin=${path}")
# where ${path} may be the output of a custom command; name its target in GROUNDWORK_EMBED_TARGETS
# as well. "assets/=${folder}" adds every file of a folder.

# groundwork_embed_each(<prefix> <glob>...): every matching file as "<prefix><file name>"; in the
# prefix, @SLICE@ is the name of the folder that holds the file's folder.
macro(groundwork_embed_each prefix)
  file(GLOB found CONFIGURE_DEPENDS ${ARGN})
  foreach(path IN LISTS found)
    get_filename_component(file_name ${path} NAME)
    get_filename_component(folder ${path} DIRECTORY)
    get_filename_component(folder ${folder} DIRECTORY)
    get_filename_component(slice ${folder} NAME)
    string(REPLACE "@SLICE@" "${slice}" name "${prefix}${file_name}")
    list(APPEND entries "${name}=${path}")
    list(APPEND inputs ${path})
  endforeach()
endmacro()

# Defines the library `embedded`. Called once, when every folder has said what it adds.
function(groundwork_embed)
  set(output ${CMAKE_BINARY_DIR}/embedded)
  get_property(entries GLOBAL PROPERTY GROUNDWORK_EMBED_FILES)
  get_property(targets GLOBAL PROPERTY GROUNDWORK_EMBED_TARGETS)
  set(inputs)
  foreach(entry IN LISTS entries)
    string(REGEX REPLACE "^[^=]*=" "" path "${entry}")
    if(NOT entry MATCHES "/=")    # a folder's target says when it is made
      list(APPEND inputs ${path})
    endif()
  endforeach()

  groundwork_embed_each("templates/@SLICE@/" src/*/views/*.html web/views/*.html)
  groundwork_embed_each("text/@SLICE@/" src/*/text/*.json web/text/*.json)
  groundwork_embed_each("migrations/" src/*/migrations/*.sql src/*/*/migrations/*.sql)
  file(GLOB helps CONFIGURE_DEPENDS src/*/help.md src/*/help.*.md)
  foreach(path IN LISTS helps)
    get_filename_component(slice ${path} DIRECTORY)
    get_filename_component(slice ${slice} NAME)
    get_filename_component(ending ${path} EXT)    # ".md", or ".es.md" for the Spanish one
    list(APPEND entries "help/${slice}${ending}=${path}")
    list(APPEND inputs ${path})
  endforeach()

  list(JOIN entries "\n" lines)
  file(GENERATE OUTPUT ${output}/list.txt CONTENT "${lines}\n")
  add_custom_command(
    OUTPUT ${output}/embedded.cpp
    BYPRODUCTS ${output}/embedded.bin
    COMMAND embed ${output}/list.txt ${output}
    DEPENDS embed ${output}/list.txt ${inputs} ${targets}
    COMMENT "Embedding templates, texts and assets"
    VERBATIM)
  add_library(embedded STATIC ${output}/embedded.cpp)
  target_include_directories(embedded PRIVATE ${CMAKE_SOURCE_DIR}/src)
endfunction()
