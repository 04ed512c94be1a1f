import {ZxcvbnFactory} from "@zxcvbn-ts/core"
import {dictionary, adjacencyGraphs as graphs} from "@zxcvbn-ts/language-common"

const longest = 64 // characters that are judged: more of them make it no weaker

const factory = new ZxcvbnFactory({dictionary: {...dictionary}, graphs, maxLength: longest})

/**
 * How soon a password is guessed: 0 to 4. Its lists of passwords take half a
 * second to load: load this where one is set.
 *
 * @param about words of its user's
 */
export const scoreOf = (password: string, about: readonly string[]): number => factory.check(password, [...about]).score
