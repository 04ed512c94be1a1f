import {folderSource, project} from "./editions.ts"
import type {Shelf} from "./shelf.ts"
import {shelfOver} from "./shelf-over.ts"

/**
 * The shelf of a folder: its `editions/`, `lexicon/` and `mappings/`, each file
 * read once, when it is first needed.
 *
 * @param root the project's own folder when left out
 */
export const openFolderShelf = (root: string = project): Shelf => shelfOver(folderSource(root), root)
