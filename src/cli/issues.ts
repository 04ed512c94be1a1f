import {texts as catalogueTexts} from "../catalogue/issues.ts"
import {texts as deliveryTexts} from "../delivery/issues.ts"
import {defineIssues, type None} from "../issue/index.ts"
import {texts as storeTexts} from "../store/issues.ts"
import {texts as tablesTexts} from "../tables/issues.ts"

/** Faults of how a command is called. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "convert.interrupted": {
    en: (_: None) => "Interrupted; nothing was written. With --resume, the same call goes on where it was.",
    zh: (_: None) => "已中断，未写出文件。用--resume再次运行即可接着进行。",
  },
  "option.value": {
    en: (p: {option: string; value: string; known: string}) => `--${p.option} “${p.value}”: give ${p.known}.`,
    zh: (p: {option: string; value: string; known: string}) => `--${p.option}“${p.value}”：应为${p.known}。`,
  },
  "call.wrong": {
    en: (p: {command: string}) => `${p.command} is not called like this; see zhengming ${p.command} --help.`,
    zh: (p: {command: string}) => `${p.command}的用法不对；见 zhengming ${p.command} --help。`,
  },
  "call.option": {
    en: (p: {command: string; option: string; known: string}) =>
      `${p.command} has no option ${p.option}; it has ${p.known}; see zhengming ${p.command} --help.`,
    zh: (p: {command: string; option: string; known: string}) =>
      `${p.command}没有选项${p.option}；可用：${p.known}；见 zhengming ${p.command} --help。`,
  },
  "call.option-missing": {
    en: (p: {command: string; option: string}) =>
      `${p.command}: --${p.option} is missing; see zhengming ${p.command} --help.`,
    zh: (p: {command: string; option: string}) => `${p.command}：缺少--${p.option}；见 zhengming ${p.command} --help。`,
  },
  "call.option-value": {
    en: (p: {command: string; option: string}) =>
      `${p.command}: ${p.option} is written without its value, or with one that it does not take; see zhengming ${p.command} --help.`,
    zh: (p: {command: string; option: string}) =>
      `${p.command}：${p.option}缺少取值，或不应取值；见 zhengming ${p.command} --help。`,
  },
  "call.word-missing": {
    en: (p: {command: string; word: string}) =>
      `${p.command}: <${p.word}> is missing; see zhengming ${p.command} --help.`,
    zh: (p: {command: string; word: string}) => `${p.command}：缺少<${p.word}>；见 zhengming ${p.command} --help。`,
  },
  "call.word-more": {
    en: (p: {command: string; word: string}) =>
      `${p.command}: “${p.word}” is too much; see zhengming ${p.command} --help.`,
    zh: (p: {command: string; word: string}) => `${p.command}：“${p.word}”是多余的；见 zhengming ${p.command} --help。`,
  },
  "call.action": {
    en: (p: {command: string; action: string; known: string}) =>
      `${p.command} cannot “${p.action}”; it can ${p.known}.`,
    zh: (p: {command: string; action: string; known: string}) => `${p.command}没有“${p.action}”；可用：${p.known}。`,
  },
  "call.unknown": {
    en: (p: {command: string; known: string}) =>
      `There is no command “${p.command}”; there are ${p.known}; see zhengming --help.`,
    zh: (p: {command: string; known: string}) => `没有命令“${p.command}”；可用：${p.known}；见 zhengming --help。`,
  },
  "file.same": {
    en: (p: {path: string; option: string}) =>
      `“${p.path}” would be written over itself; give --${p.option} another name.`,
    zh: (p: {path: string; option: string}) => `“${p.path}”会覆盖自身；请用--${p.option}另取文件名。`,
  },
}

export const {refuse} = defineIssues(texts, tablesTexts, catalogueTexts, storeTexts, deliveryTexts)
