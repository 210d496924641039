# How everything of ours is compiled.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(ecgraph_warnings INTERFACE)
target_compile_options(ecgraph_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports "k" + std::to_string(n) as an overlapping copy, and an empty std::optional that is moved as
  # uninitialised memory.
  target_compile_options(ecgraph_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()

if(ECGRAPH_SANITIZE)
  add_compile_options(-O1 -g1 -fno-omit-frame-pointer -fsanitize=${ECGRAPH_SANITIZE})
  add_link_options(-fsanitize=${ECGRAPH_SANITIZE})
  if(ECGRAPH_SANITIZE MATCHES "undefined")
    # These three cost minutes on Beast's templates and find nothing that the rest does not.
    add_compile_options(-fno-sanitize=vptr,null,alignment -fno-sanitize-recover=undefined)
  endif()
  if(ECGRAPH_SANITIZE MATCHES "thread")
    target_compile_options(ecgraph_warnings INTERFACE -Wno-tsan)
  endif()
elseif(ECGRAPH_WARNINGS_AS_ERRORS)
  # Not with sanitizers: GCC 12 then warns of uninitialised memory inside Beast.
  target_compile_options(ecgraph_warnings INTERFACE -Werror)
endif()
