import type {Language} from "../../issue/index.ts"

type Text = Readonly<Record<Language, string>>

/** What something is called where it has no name, or none is known any more. */
export const subjectTexts = {
  user: {zh: "一位用户", en: "a user"},
  institution: {zh: "一家机构", en: "an institution"},
  catalogue: {zh: "一个目录", en: "a catalogue"},
  row: {zh: "一行", en: "a row"},
  group: {zh: "一个机构组", en: "a group"},
  job: {zh: "一项任务", en: "a job"},
  token: {zh: "一个令牌", en: "a token"},
  extension: {zh: "一个扩展编码", en: "an extension"},
  edition: {zh: "一个版本", en: "an edition"},
  word: {zh: "一个词", en: "a word"},
  item: {zh: "一个项目", en: "an item"},
  settings: {zh: "设置", en: "the settings"},
  store: {zh: "数据库", en: "the store"},
} as const satisfies Readonly<Record<string, Text>>

/** What jobs are called. */
export const jobKindTexts: Readonly<Record<string, Text>> = {
  "catalogue-map": {zh: "对照目录", en: "map a catalogue"},
  "catalogue-remap": {zh: "重新识别目录", en: "read a catalogue again"},
  "words-read": {zh: "按用词重新识别", en: "read rows again by words"},
  "audit-verify": {zh: "核验审计", en: "verify the audit"},
  backup: {zh: "备份", en: "back up"},
}

/** What was done, as it goes on behind who did it; `{subject}` is what it was done to, others are details of the entry. */
export const actTexts: Readonly<Record<string, Text>> = {
  "user.add": {zh: "添加了用户{subject}", en: "added the user {subject}"},
  "user.import": {zh: "按名单添加了用户", en: "added users of a list"},
  "user.disable": {zh: "停用了用户{subject}", en: "disabled the user {subject}"},
  "password.reset": {zh: "给了{subject}新密码", en: "gave {subject} a new password"},
  "password.change": {zh: "修改了{subject}的密码", en: "changed the password of {subject}"},
  "role.grant": {zh: "授予{subject}角色：{role}", en: "granted {subject} a role: {role}"},
  "role.revoke": {zh: "收回{subject}的角色：{role}", en: "took a role back from {subject}: {role}"},
  "identity.add": {zh: "为{subject}关联了外部登录：{issuer}", en: "linked a sign-in elsewhere for {subject}: {issuer}"},
  "identity.remove": {
    zh: "解除了{subject}的外部登录：{issuer}",
    en: "unlinked a sign-in elsewhere of {subject}: {issuer}",
  },
  "session.start": {zh: "登录", en: "signed in"},
  "session.end": {zh: "退出", en: "signed out"},
  "session.end-all": {zh: "在各处退出", en: "signed out everywhere"},
  "token.add": {zh: "建立了令牌{subject}", en: "made the token {subject}"},
  "token.revoke": {zh: "吊销了令牌{subject}", en: "revoked the token {subject}"},
  "group.add": {zh: "添加了机构组{subject}", en: "added the group {subject}"},
  "group.ask": {zh: "为{subject}申请入组或退组：{group}", en: "asked for {subject} to join or leave a group: {group}"},
  "group.consent": {
    zh: "同意了{subject}入组或退组：{group}",
    en: "consented to {subject} joining or leaving a group: {group}",
  },
  "group.refuse": {
    zh: "拒绝或撤回了{subject}的申请：{group}",
    en: "refused or withdrew what {subject} asked of a group: {group}",
  },
  "group.join": {zh: "使{subject}入组：{group}", en: "let {subject} join a group: {group}"},
  "group.leave": {zh: "使{subject}退组：{group}", en: "let {subject} leave a group: {group}"},
  "institution.add": {zh: "添加了机构{subject}", en: "added the institution {subject}"},
  "institution.change": {zh: "修改了机构{subject}", en: "changed the institution {subject}"},
  "institution.import": {
    zh: "导入了另一服务器移交的机构{subject}",
    en: "took in the institution {subject} from another server",
  },
  "audit.handed-over": {zh: "移交了一条记录：{past}", en: "handed over what was done before: {past}"},
  "institution.retire": {zh: "停用了机构{subject}", en: "retired the institution {subject}"},
  "settings.change": {zh: "修改了设置", en: "changed the settings"},
  "job.start": {zh: "启动了任务：{job}", en: "started a job: {job}"},
  "job.stop": {zh: "停止了任务：{job}", en: "stopped a job: {job}"},
  "catalogue.add": {zh: "添加了目录{subject}", en: "added the catalogue {subject}"},
  "catalogue.map": {zh: "自动对照了目录{subject}：{rows}行", en: "mapped the catalogue {subject}: {rows} rows"},
  "catalogue.remap": {
    zh: "重新识别了目录{subject}：{rows}行，变化{changed}行",
    en: "read the catalogue {subject} again: {rows} rows, {changed} changed",
  },
  "catalogue.import": {
    zh: "把文件{file}导入目录{subject}：新增{added}行，变化{changed}行",
    en: "imported the file {file} into the catalogue {subject}: {added} rows new, {changed} changed",
  },
  "row.comment": {zh: "评论了{subject}", en: "remarked on {subject}"},
  "assignment.add": {
    zh: "把目录{subject}的一部分分派给{user}",
    en: "assigned a part of the catalogue {subject} to {user}",
  },
  "assignment.end": {zh: "收回了目录{subject}的一项分工", en: "took back an assignment of the catalogue {subject}"},
  "mapping.accept": {zh: "接受了{subject}的对照", en: "accepted the mapping of {subject}"},
  "mapping.reject": {zh: "拒绝了{subject}的对照", en: "rejected the mapping of {subject}"},
  "mapping.change": {zh: "修改并接受了{subject}的对照", en: "changed and accepted the mapping of {subject}"},
  "mapping.no-match": {zh: "将{subject}判为无匹配", en: "found no match for {subject}"},
  "mapping.defer": {zh: "暂缓了{subject}", en: "deferred {subject}"},
  "mapping.review": {zh: "请人复核{subject}", en: "asked for a review of {subject}"},
  "mapping.confirm": {zh: "审核通过了{subject}的对照", en: "confirmed the mapping of {subject}"},
  "mapping.send-back": {zh: "退回了{subject}的对照", en: "sent the mapping of {subject} back"},
  "mapping.bulk": {
    zh: "一并决定了{rows}行的对照，在目录{subject}中",
    en: "decided {rows} rows together in the catalogue {subject}",
  },
  "mapping.undo": {zh: "撤销了对{subject}的决定", en: "undid the decision on {subject}"},
  "mapping.undo-bulk": {
    zh: "撤销了一并决定的{rows}行，在目录{subject}中",
    en: "undid {rows} decisions made together in the catalogue {subject}",
  },
  "extension.put": {
    zh: "登记了扩展或组合{subject}：{code}",
    en: "registered the extension or combination {subject}: {code}",
  },
  "extension.retire": {zh: "停用了扩展或组合{subject}", en: "retired the extension or combination {subject}"},
  "extension.promote": {zh: "提请将{subject}纳入标准", en: "submitted {subject} for the standard"},
  "word.teach": {zh: "教了词{subject}", en: "taught the word {subject}"},
  "word.withdraw": {zh: "撤回了词{subject}", en: "withdrew the word {subject}"},
  "words.read": {
    zh: "按用词{words}重新识别了{subject}的{rows}行",
    en: "read {rows} rows of {subject} again by the words {words}",
  },
  "round.choose": {zh: "在双人盲审“{round}”中判断了{subject}", en: "answered {subject} in the blind round “{round}”"},
  "edition.load": {zh: "载入了版本{subject}", en: "loaded the edition {subject}"},
  "feedback.add": {zh: "对项目{subject}提了意见", en: "gave feedback on the item {subject}"},
  "store.upgrade": {zh: "升级了数据", en: "brought the data up to date"},
  "backup.restore": {zh: "从备份恢复了数据", en: "restored the data from a backup"},
}

/** What was done at a time, before it was handed over. */
export const pastTexts = {
  zh: (at: string, by: string, told: string) => `${at}，${by}${told}`,
  en: (at: string, by: string, told: string) => `${at}, ${by} ${told}`,
} as const

export const headingTexts = {
  seq: {zh: "序号", en: "No."},
  at: {zh: "时间", en: "When"},
  by: {zh: "何人", en: "Who"},
  told: {zh: "做了什么", en: "What was done"},
  institution: {zh: "机构", en: "Institution"},
  why: {zh: "缘由", en: "Why"},
  hash: {zh: "散列（sha256）", en: "Hash (sha256)"},
} as const satisfies Readonly<Record<string, Text>>

export const sheetText = {zh: "审计", en: "Audit"} as const satisfies Text
export const systemText = {zh: "系统", en: "the system"} as const satisfies Text
