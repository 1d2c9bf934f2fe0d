# Places and outlines, made from npm packages at build time and embedded: geo/places.bin and
# geo/outlines.bin for the program, assets/geo/*.json for the map in the browser.
set(geo_folder ${CMAKE_BINARY_DIR}/geo)
set(geo_states
  AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE
  NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY)
set(geo_blocks ${geo_folder}/places.bin ${geo_folder}/outlines.bin)
set(geo_assets ${geo_folder}/states.json)
foreach(state IN LISTS geo_states)
  list(APPEND geo_assets ${geo_folder}/outline_${state}.json)
endforeach()

file(GLOB geo_sources CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/web/geo/*.mjs ${CMAKE_SOURCE_DIR}/web/geo/*.tsv)
add_custom_command(
  OUTPUT ${geo_blocks} ${geo_assets}
  COMMAND node ${CMAKE_SOURCE_DIR}/web/geo/build_geo.mjs ${geo_folder}
  DEPENDS ${geo_sources} ${CMAKE_SOURCE_DIR}/package-lock.json
  COMMENT "Making places and outlines"
  VERBATIM)
add_custom_target(geo DEPENDS ${geo_blocks} ${geo_assets})

foreach(path IN LISTS geo_blocks geo_assets)
  get_filename_component(name ${path} NAME)
  set(prefix "geo/")
  if(name MATCHES "\\.json$")
    set(prefix "assets/geo/")
  endif()
  set_property(GLOBAL APPEND PROPERTY GROUNDWORK_EMBED_FILES "${prefix}${name}=${path}")
endforeach()
