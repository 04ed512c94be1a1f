type None = Record<string, never>

/** Problems of requests and of who sends them. Ids are public: see `issue.ts`. */
export const requestTexts = {
  "request.json": {
    en: (p: {reason: string}) => `The body is not JSON: ${p.reason}.`,
    zh: (p: {reason: string}) => `请求体不是JSON:${p.reason}。`,
  },
  "request.media": {
    en: (p: {type: string}) => `A body of the type “${p.type}” is not read here; send application/json.`,
    zh: (p: {type: string}) => `此处不接受类型为“${p.type}”的请求体;请发送application/json。`,
  },
  "request.large": {
    en: (p: {limit: number}) => `The body is larger than ${p.limit} bytes; send it in parts.`,
    zh: (p: {limit: number}) => `请求体超过${p.limit}字节;请分次发送。`,
  },
  "request.field": {
    en: (p: {field: string; reason: string}) => `${p.field}: ${p.reason}.`,
    zh: (p: {field: string; reason: string}) => `${p.field}:${p.reason}。`,
  },
  "request.route": {
    en: (p: {path: string}) => `There is nothing at ${p.path}; /api/v1/docs lists what there is.`,
    zh: (p: {path: string}) => `${p.path}不存在;见/api/v1/docs。`,
  },
  "request.often": {
    en: (p: {seconds: number}) => `Too many requests; try again in ${p.seconds} s.`,
    zh: (p: {seconds: number}) => `请求过于频繁;请在${p.seconds}秒后重试。`,
  },
  "request.key": {
    en: (_: None) => "Another request was sent with this idempotency key; take a new key.",
    zh: (_: None) => "此幂等键已用于另一请求;请换新键。",
  },
  "request.unnamed": {
    en: (_: None) => "Say in If-Match which state is to be changed: the ETag that was read.",
    zh: (_: None) => "请在If-Match中写明所读状态的ETag。",
  },
  "request.moved": {
    en: (_: None) => "It was changed meanwhile; read it again.",
    zh: (_: None) => "其间已被修改;请重新读取。",
  },
  "thing.missing": {
    en: (p: {kind: string; id: string}) => `There is no ${p.kind} “${p.id}”.`,
    zh: (p: {kind: string; id: string}) => `没有${p.kind}“${p.id}”。`,
  },
  "thing.taken": {
    en: (p: {kind: string; id: string}) => `There is a ${p.kind} “${p.id}” already.`,
    zh: (p: {kind: string; id: string}) => `已有${p.kind}“${p.id}”。`,
  },
  "access.unknown": {
    en: (_: None) => "Sign in first, or send a token.",
    zh: (_: None) => "请先登录,或出示令牌。",
  },
  "access.token": {
    en: (_: None) => "The token is unknown, expired or revoked.",
    zh: (_: None) => "令牌不存在、已过期或已吊销。",
  },
  "access.denied": {
    en: (p: {right: string}) => `This needs the right “${p.right}” here; an administrator can give it.`,
    zh: (p: {right: string}) => `此处需要“${p.right}”权限;可由管理员授予。`,
  },
  "access.forged": {
    en: (_: None) => "The change did not come from this application's own page: x-csrf-token is missing or wrong.",
    zh: (_: None) => "修改请求并非来自本应用的页面:缺少x-csrf-token或其不符。",
  },
  "login.wrong": {
    en: (_: None) => "Login or password is wrong.",
    zh: (_: None) => "用户名或密码不正确。",
  },
  "setup.secret": {
    en: (_: None) => "The secret is wrong or used; the terminal shows a new one when the server starts without users.",
    zh: (_: None) => "口令不符或已用过;没有用户时,服务器启动会在终端显示新口令。",
  },
  "role.last": {
    en: (_: None) => "The last administrator stays one; give the role to someone else first.",
    zh: (_: None) => "须保留最后一位管理员;请先把角色授予他人。",
  },
  "openid.refused": {
    en: (p: {reason: string}) => `Signing in elsewhere did not succeed: ${p.reason}.`,
    zh: (p: {reason: string}) => `外部登录未成功:${p.reason}。`,
  },
  "backup.nowhere": {
    en: (_: None) => "A backup from here needs a data folder; use the command `zhengming backup FILE`.",
    zh: (_: None) => "在此备份需要数据文件夹;请用命令zhengming backup FILE。",
  },
  "server.fault": {
    en: (p: {request: string}) => `A fault of the program, not of the request; the log has it under ${p.request}.`,
    zh: (p: {request: string}) => `程序出错,与请求无关;日志中的编号为${p.request}。`,
  },
}
