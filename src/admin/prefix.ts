/** Where the admin API is, below the address of the gateway. */
export const PREFIX = '/admin/v1';
