/** What a person types to get a key of 32 bytes; works wherever Node does. */
export const KEY_COMMAND = `node -e "console.log(require('crypto').randomBytes(32).toString('base64'))"`
