import {openFolderShelf} from "./folder-shelf.ts"

/** The project's own shelf, for tests and measurements. */
export const shelf = openFolderShelf()
