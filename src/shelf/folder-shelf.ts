import {folderSource, project} from "./editions.ts"
import {KeptShelf} from "./kept-shelf.ts"
import type {Shelf} from "./shelf.ts"

/**
 * The shelf of a folder: its `editions/`, `lexicon/` and `mappings/`, each file
 * read once, when it is first needed.
 *
 * @param root the project's own folder when left out
 */
export const openFolderShelf = (root: string = project): Shelf => new KeptShelf(folderSource(root), root)
