export type ClientOptions = {
    baseUrl: string;
};

export type GetApiV1QuarantineData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * `next` of the page before
         */
        cursor?: string;
        /**
         * Most that are answered
         */
        limit?: number;
    };
    url: '/api/v1/quarantine';
};

export type GetApiV1QuarantineErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1QuarantineError = GetApiV1QuarantineErrors[keyof GetApiV1QuarantineErrors];

export type GetApiV1QuarantineResponses = {
    /**
     * Default Response
     */
    200: {
        events: Array<{
            id: string;
            received_at: string;
            /**
             * api, posthog, segment or import
             */
            source: string;
            /**
             * Index in its request, or line of its file
             */
            position: number;
            code: string;
            field: string;
            expected: string;
            got: string;
            hint: string;
            /**
             * What came, masked and cut to 64 kB
             */
            body: string;
        }>;
        next: string | null;
        /**
         * On all pages
         */
        total: number;
    };
};

export type GetApiV1QuarantineResponse = GetApiV1QuarantineResponses[keyof GetApiV1QuarantineResponses];

export type GetApiV1ItemsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only these items; repeat the parameter for several
         */
        ids?: string | Array<string>;
        /**
         * `next` of the page before
         */
        cursor?: string;
        /**
         * Most that are answered
         */
        limit?: number;
    };
    url: '/api/v1/items';
};

export type GetApiV1ItemsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ItemsError = GetApiV1ItemsErrors[keyof GetApiV1ItemsErrors];

export type GetApiV1ItemsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Its id, as events name it
             */
            item: string;
            [key: string]: unknown;
        }>;
        next: string | null;
    };
};

export type GetApiV1ItemsResponse = GetApiV1ItemsResponses[keyof GetApiV1ItemsResponses];

export type PostApiV1ItemsData = {
    body: {
        items: Array<{
            /**
             * Its id, as events name it
             */
            item: string;
            [key: string]: unknown;
        }>;
    };
    path?: never;
    query?: never;
    url: '/api/v1/items';
};

export type PostApiV1ItemsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1ItemsError = PostApiV1ItemsErrors[keyof PostApiV1ItemsErrors];

export type PostApiV1ItemsResponses = {
    /**
     * Default Response
     */
    200: {
        written: number;
    };
};

export type PostApiV1ItemsResponse = PostApiV1ItemsResponses[keyof PostApiV1ItemsResponses];

export type PostApiV1EventsData = {
    body: {
        events: Array<{
            /**
             * What happened
             */
            event: string;
            /**
             * Who did it
             */
            distinct_id: string;
            /**
             * The same with each retry, so that the event counts once
             */
            uuid?: string;
            /**
             * ISO 8601, or milliseconds since 1970
             */
            timestamp?: string | number;
            session_id?: string;
            /**
             * At most 1,000, 64 kB a value, 20 levels, 1 MB in all
             */
            properties?: {
                [key: string]: unknown;
            };
        }>;
        /**
         * By the clock that set the timestamps
         */
        sent_at?: string;
    } | Array<{
        /**
         * What happened
         */
        event: string;
        /**
         * Who did it
         */
        distinct_id: string;
        /**
         * The same with each retry, so that the event counts once
         */
        uuid?: string;
        /**
         * ISO 8601, or milliseconds since 1970
         */
        timestamp?: string | number;
        session_id?: string;
        /**
         * At most 1,000, 64 kB a value, 20 levels, 1 MB in all
         */
        properties?: {
            [key: string]: unknown;
        };
    }> | {
        /**
         * What happened
         */
        event: string;
        /**
         * Who did it
         */
        distinct_id: string;
        /**
         * The same with each retry, so that the event counts once
         */
        uuid?: string;
        /**
         * ISO 8601, or milliseconds since 1970
         */
        timestamp?: string | number;
        session_id?: string;
        /**
         * At most 1,000, 64 kB a value, 20 levels, 1 MB in all
         */
        properties?: {
            [key: string]: unknown;
        };
    };
    path?: never;
    query?: never;
    url: '/api/v1/events';
};

export type PostApiV1EventsErrors = {
    /**
     * Default Response
     */
    400: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
        rejected?: Array<{
            /**
             * Place in the request, from 0
             */
            index: number;
            uuid: string | null;
            code: string;
            field?: string;
            expected?: unknown;
            got?: unknown;
            hint?: string;
        }>;
    };
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1EventsError = PostApiV1EventsErrors[keyof PostApiV1EventsErrors];

export type PostApiV1EventsResponses = {
    /**
     * Default Response
     */
    200: {
        accepted: number;
        /**
         * Kept before, or twice in the request
         */
        duplicates: number;
        rejected: Array<{
            /**
             * Place in the request, from 0
             */
            index: number;
            uuid: string | null;
            code: string;
            field?: string;
            expected?: unknown;
            got?: unknown;
            hint?: string;
        }>;
    };
};

export type PostApiV1EventsResponse = PostApiV1EventsResponses[keyof PostApiV1EventsResponses];

export type GetHealthzData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/healthz';
};

export type GetHealthzErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetHealthzError = GetHealthzErrors[keyof GetHealthzErrors];

export type GetHealthzResponses = {
    /**
     * Default Response
     */
    200: {
        ok: true;
    };
};

export type GetHealthzResponse = GetHealthzResponses[keyof GetHealthzResponses];

export type GetReadyzData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/readyz';
};

export type GetReadyzErrors = {
    /**
     * Default Response
     */
    503: {
        /**
         * Both engines answered a query just now
         */
        ready: boolean;
        /**
         * Events and predictions
         */
        clickhouse: {
            ok: boolean;
            /**
             * Why it did not answer
             */
            error?: string;
        };
        /**
         * Metadata and jobs
         */
        postgres: {
            ok: boolean;
            /**
             * Why it did not answer
             */
            error?: string;
        };
    };
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetReadyzError = GetReadyzErrors[keyof GetReadyzErrors];

export type GetReadyzResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Both engines answered a query just now
         */
        ready: boolean;
        /**
         * Events and predictions
         */
        clickhouse: {
            ok: boolean;
            /**
             * Why it did not answer
             */
            error?: string;
        };
        /**
         * Metadata and jobs
         */
        postgres: {
            ok: boolean;
            /**
             * Why it did not answer
             */
            error?: string;
        };
    };
};

export type GetReadyzResponse = GetReadyzResponses[keyof GetReadyzResponses];

export type GetMetricsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/metrics';
};

export type GetMetricsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetMetricsError = GetMetricsErrors[keyof GetMetricsErrors];

export type GetMetricsResponses = {
    /**
     * Prometheus text
     */
    200: string;
};

export type GetMetricsResponse = GetMetricsResponses[keyof GetMetricsResponses];

export type GetApiV1ProjectData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/project';
};

export type GetApiV1ProjectErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ProjectError = GetApiV1ProjectErrors[keyof GetApiV1ProjectErrors];

export type GetApiV1ProjectResponses = {
    /**
     * Default Response
     */
    200: {
        name: string;
        /**
         * Days are its days
         */
        time_zone: string;
        /**
         * What prices are in
         */
        currency: string;
        id: string;
        /**
         * True where a program made the events up
         */
        generated: boolean;
        created_at: string;
    };
};

export type GetApiV1ProjectResponse = GetApiV1ProjectResponses[keyof GetApiV1ProjectResponses];

export type PatchApiV1ProjectData = {
    body: {
        name?: string;
        /**
         * Days are its days
         */
        time_zone?: string;
        /**
         * What prices are in
         */
        currency?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/project';
};

export type PatchApiV1ProjectErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PatchApiV1ProjectError = PatchApiV1ProjectErrors[keyof PatchApiV1ProjectErrors];

export type PatchApiV1ProjectResponses = {
    /**
     * Default Response
     */
    200: {
        name: string;
        /**
         * Days are its days
         */
        time_zone: string;
        /**
         * What prices are in
         */
        currency: string;
        id: string;
        /**
         * True where a program made the events up
         */
        generated: boolean;
        created_at: string;
    };
};

export type PatchApiV1ProjectResponse = PatchApiV1ProjectResponses[keyof PatchApiV1ProjectResponses];

export type GetApiV1KeysData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/keys';
};

export type GetApiV1KeysErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1KeysError = GetApiV1KeysErrors[keyof GetApiV1KeysErrors];

export type GetApiV1KeysResponses = {
    /**
     * Default Response
     */
    200: {
        keys: Array<{
            id: string;
            /**
             * `ingest` writes events only, `read` reads only, `admin` does everything
             */
            role: 'ingest' | 'read' | 'admin';
            name: string;
            /**
             * First characters, to tell keys apart
             */
            prefix: string;
            created_at: string;
            /**
             * Since when the key no longer works
             */
            revoked_at: string | null;
        }>;
    };
};

export type GetApiV1KeysResponse = GetApiV1KeysResponses[keyof GetApiV1KeysResponses];

export type PostApiV1KeysData = {
    body: {
        /**
         * `ingest` writes events only, `read` reads only, `admin` does everything
         */
        role: 'ingest' | 'read' | 'admin';
        /**
         * Who or what will use it
         */
        name: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/keys';
};

export type PostApiV1KeysErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1KeysError = PostApiV1KeysErrors[keyof PostApiV1KeysErrors];

export type PostApiV1KeysResponses = {
    /**
     * Default Response
     */
    201: {
        id: string;
        /**
         * `ingest` writes events only, `read` reads only, `admin` does everything
         */
        role: 'ingest' | 'read' | 'admin';
        name: string;
        /**
         * First characters, to tell keys apart
         */
        prefix: string;
        created_at: string;
        /**
         * Since when the key no longer works
         */
        revoked_at: string | null;
        /**
         * The key itself: shown this once
         */
        key: string;
    };
};

export type PostApiV1KeysResponse = PostApiV1KeysResponses[keyof PostApiV1KeysResponses];

export type DeleteApiV1KeysByIdData = {
    body?: never;
    path: {
        /**
         * From the list of keys
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/keys/{id}';
};

export type DeleteApiV1KeysByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type DeleteApiV1KeysByIdError = DeleteApiV1KeysByIdErrors[keyof DeleteApiV1KeysByIdErrors];

export type DeleteApiV1KeysByIdResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type DeleteApiV1KeysByIdResponse = DeleteApiV1KeysByIdResponses[keyof DeleteApiV1KeysByIdResponses];

export type GetApiV1MeData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/me';
};

export type GetApiV1MeErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1MeError = GetApiV1MeErrors[keyof GetApiV1MeErrors];

export type GetApiV1MeResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * What the server’s clock says: in a replay of history, a time of then
         */
        now: string;
        user: {
            id: string;
            name: string;
            email: string;
            /**
             * Whether you sign in with a second factor
             */
            two_factor: boolean;
        };
        projects: Array<{
            /**
             * What to send as the header `bellwether-project`; without it the first of the list is meant
             */
            id: string;
            name: string;
            /**
             * `viewer` reads, `editor` also brings data in and changes what is learnt, `owner` also administers
             */
            role: 'owner' | 'editor' | 'viewer';
            /**
             * True where a program made the events up
             */
            generated: boolean;
            time_zone: string;
            currency: string;
        }>;
    };
};

export type GetApiV1MeResponse = GetApiV1MeResponses[keyof GetApiV1MeResponses];

export type GetApiV1MembersData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/members';
};

export type GetApiV1MembersErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1MembersError = GetApiV1MembersErrors[keyof GetApiV1MembersErrors];

export type GetApiV1MembersResponses = {
    /**
     * Default Response
     */
    200: {
        members: Array<{
            user: string;
            name: string;
            email: string;
            /**
             * `viewer` reads, `editor` also brings data in and changes what is learnt, `owner` also administers
             */
            role: 'owner' | 'editor' | 'viewer';
            /**
             * Whether they sign in with a second factor
             */
            two_factor: boolean;
            /**
             * When they joined
             */
            created_at: string;
        }>;
    };
};

export type GetApiV1MembersResponse = GetApiV1MembersResponses[keyof GetApiV1MembersResponses];

export type DeleteApiV1MembersByUserData = {
    body?: never;
    path: {
        /**
         * From the list of members
         */
        user: string;
    };
    query?: never;
    url: '/api/v1/members/{user}';
};

export type DeleteApiV1MembersByUserErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type DeleteApiV1MembersByUserError = DeleteApiV1MembersByUserErrors[keyof DeleteApiV1MembersByUserErrors];

export type DeleteApiV1MembersByUserResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type DeleteApiV1MembersByUserResponse = DeleteApiV1MembersByUserResponses[keyof DeleteApiV1MembersByUserResponses];

export type PatchApiV1MembersByUserData = {
    body: {
        /**
         * `viewer` reads, `editor` also brings data in and changes what is learnt, `owner` also administers
         */
        role: 'owner' | 'editor' | 'viewer';
    };
    path: {
        /**
         * From the list of members
         */
        user: string;
    };
    query?: never;
    url: '/api/v1/members/{user}';
};

export type PatchApiV1MembersByUserErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PatchApiV1MembersByUserError = PatchApiV1MembersByUserErrors[keyof PatchApiV1MembersByUserErrors];

export type PatchApiV1MembersByUserResponses = {
    /**
     * Default Response
     */
    200: {
        user: string;
        name: string;
        email: string;
        /**
         * `viewer` reads, `editor` also brings data in and changes what is learnt, `owner` also administers
         */
        role: 'owner' | 'editor' | 'viewer';
        /**
         * Whether they sign in with a second factor
         */
        two_factor: boolean;
        /**
         * When they joined
         */
        created_at: string;
    };
};

export type PatchApiV1MembersByUserResponse = PatchApiV1MembersByUserResponses[keyof PatchApiV1MembersByUserResponses];

export type PostApiV1MembersByUserResetData = {
    body?: never;
    path: {
        /**
         * From the list of members
         */
        user: string;
    };
    query?: never;
    url: '/api/v1/members/{user}/reset';
};

export type PostApiV1MembersByUserResetErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1MembersByUserResetError = PostApiV1MembersByUserResetErrors[keyof PostApiV1MembersByUserResetErrors];

export type PostApiV1MembersByUserResetResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Path of the link: shown this once
         */
        path: string;
    };
};

export type PostApiV1MembersByUserResetResponse = PostApiV1MembersByUserResetResponses[keyof PostApiV1MembersByUserResetResponses];

export type GetApiV1InvitationsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/invitations';
};

export type GetApiV1InvitationsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1InvitationsError = GetApiV1InvitationsErrors[keyof GetApiV1InvitationsErrors];

export type GetApiV1InvitationsResponses = {
    /**
     * Default Response
     */
    200: {
        invitations: Array<{
            id: string;
            role: 'owner' | 'editor' | 'viewer';
            created_at: string;
            expires_at: string;
        }>;
    };
};

export type GetApiV1InvitationsResponse = GetApiV1InvitationsResponses[keyof GetApiV1InvitationsResponses];

export type PostApiV1InvitationsData = {
    body: {
        /**
         * What they will be
         */
        role: 'owner' | 'editor' | 'viewer';
    };
    path?: never;
    query?: never;
    url: '/api/v1/invitations';
};

export type PostApiV1InvitationsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1InvitationsError = PostApiV1InvitationsErrors[keyof PostApiV1InvitationsErrors];

export type PostApiV1InvitationsResponses = {
    /**
     * Default Response
     */
    201: {
        id: string;
        role: 'owner' | 'editor' | 'viewer';
        created_at: string;
        expires_at: string;
        /**
         * Path of the link: shown this once
         */
        path: string;
    };
};

export type PostApiV1InvitationsResponse = PostApiV1InvitationsResponses[keyof PostApiV1InvitationsResponses];

export type DeleteApiV1InvitationsByIdData = {
    body?: never;
    path: {
        /**
         * From the list of invitations
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/invitations/{id}';
};

export type DeleteApiV1InvitationsByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type DeleteApiV1InvitationsByIdError = DeleteApiV1InvitationsByIdErrors[keyof DeleteApiV1InvitationsByIdErrors];

export type DeleteApiV1InvitationsByIdResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type DeleteApiV1InvitationsByIdResponse = DeleteApiV1InvitationsByIdResponses[keyof DeleteApiV1InvitationsByIdResponses];

export type GetApiV1JoinByTokenData = {
    body?: never;
    path: {
        /**
         * The last part of an invitation's path
         */
        token: string;
    };
    query?: never;
    url: '/api/v1/join/{token}';
};

export type GetApiV1JoinByTokenErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1JoinByTokenError = GetApiV1JoinByTokenErrors[keyof GetApiV1JoinByTokenErrors];

export type GetApiV1JoinByTokenResponses = {
    /**
     * Default Response
     */
    200: {
        project: {
            id: string;
            name: string;
        };
        role: 'owner' | 'editor' | 'viewer';
    };
};

export type GetApiV1JoinByTokenResponse = GetApiV1JoinByTokenResponses[keyof GetApiV1JoinByTokenResponses];

export type PostApiV1JoinByTokenData = {
    body: {
        name: string;
        email: string;
        password: string;
    };
    path: {
        /**
         * The last part of an invitation's path
         */
        token: string;
    };
    query?: never;
    url: '/api/v1/join/{token}';
};

export type PostApiV1JoinByTokenErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1JoinByTokenError = PostApiV1JoinByTokenErrors[keyof PostApiV1JoinByTokenErrors];

export type PostApiV1JoinByTokenResponses = {
    /**
     * Default Response
     */
    201: {
        project: {
            id: string;
            name: string;
        };
        role: 'owner' | 'editor' | 'viewer';
    };
};

export type PostApiV1JoinByTokenResponse = PostApiV1JoinByTokenResponses[keyof PostApiV1JoinByTokenResponses];

export type PostApiV1JoinByTokenAcceptData = {
    body?: never;
    path: {
        /**
         * The last part of an invitation's path
         */
        token: string;
    };
    query?: never;
    url: '/api/v1/join/{token}/accept';
};

export type PostApiV1JoinByTokenAcceptErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1JoinByTokenAcceptError = PostApiV1JoinByTokenAcceptErrors[keyof PostApiV1JoinByTokenAcceptErrors];

export type PostApiV1JoinByTokenAcceptResponses = {
    /**
     * Default Response
     */
    201: {
        project: {
            id: string;
            name: string;
        };
        role: 'owner' | 'editor' | 'viewer';
    };
};

export type PostApiV1JoinByTokenAcceptResponse = PostApiV1JoinByTokenAcceptResponses[keyof PostApiV1JoinByTokenAcceptResponses];

export type PostApiV1BackupsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/backups';
};

export type PostApiV1BackupsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1BackupsError = PostApiV1BackupsErrors[keyof PostApiV1BackupsErrors];

export type PostApiV1BackupsResponses = {
    /**
     * Default Response
     */
    201: {
        /**
         * Folder on the server, for `bellwether restore`
         */
        path: string;
    };
};

export type PostApiV1BackupsResponse = PostApiV1BackupsResponses[keyof PostApiV1BackupsResponses];

export type GetApiV1TargetsByTargetDeploymentsData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/deployments';
};

export type GetApiV1TargetsByTargetDeploymentsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetDeploymentsError = GetApiV1TargetsByTargetDeploymentsErrors[keyof GetApiV1TargetsByTargetDeploymentsErrors];

export type GetApiV1TargetsByTargetDeploymentsResponses = {
    /**
     * Default Response
     */
    200: {
        deployments: Array<{
            alias: 'champion' | 'challenger';
            /**
             * Hash of the model; null where the alias was taken away
             */
            model: string | null;
            version: number | null;
            family: string | null;
            /**
             * The gate's verdict, or what whoever changed it wrote
             */
            reason: string;
            since: string;
        }>;
    };
};

export type GetApiV1TargetsByTargetDeploymentsResponse = GetApiV1TargetsByTargetDeploymentsResponses[keyof GetApiV1TargetsByTargetDeploymentsResponses];

export type PostApiV1QueryData = {
    body: {
        /**
         * One SELECT over events, items, quarantine and predictions
         */
        sql: string;
        /**
         * Most rows answered
         */
        limit?: number;
    };
    path?: never;
    query?: never;
    url: '/api/v1/query';
};

export type PostApiV1QueryErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1QueryError = PostApiV1QueryErrors[keyof PostApiV1QueryErrors];

export type PostApiV1QueryResponses = {
    /**
     * Default Response
     */
    200: {
        rows: Array<{
            [key: string]: unknown;
        }>;
        /**
         * There were more rows than `limit`
         */
        truncated: boolean;
    };
};

export type PostApiV1QueryResponse = PostApiV1QueryResponses[keyof PostApiV1QueryResponses];

export type GetApiV1ForecastsByTargetData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: {
        /**
         * Id of a series; `*` is the total
         */
        series?: string;
        /**
         * Days from today
         */
        horizon?: number;
        /**
         * The same answer to look at: it is not logged as given, so that it counts in nothing that is measured. A session’s questions always are previews
         */
        preview?: string;
    };
    url: '/api/v1/forecasts/{target}';
};

export type GetApiV1ForecastsByTargetErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ForecastsByTargetError = GetApiV1ForecastsByTargetErrors[keyof GetApiV1ForecastsByTargetErrors];

export type GetApiV1ForecastsByTargetResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Null where the answer was not logged
         */
        prediction_id: string | null;
        series: string;
        model: {
            name: string;
            version: number;
        };
        points: Array<{
            ds: string;
            /**
             * Units a day
             */
            mean: number;
            /**
             * Units a day
             */
            lo80: number;
            /**
             * Units a day
             */
            hi80: number;
            /**
             * Units a day
             */
            lo95: number;
            /**
             * Units a day
             */
            hi95: number;
        }>;
    };
};

export type GetApiV1ForecastsByTargetResponse = GetApiV1ForecastsByTargetResponses[keyof GetApiV1ForecastsByTargetResponses];

export type GetApiV1ForecastsByTargetSeriesData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: {
        /**
         * What the list is in the order of
         */
        sort?: 'volume' | 'error' | 'name';
        /**
         * Highest first unless given; names from A
         */
        order?: 'asc' | 'desc';
        /**
         * Part of an id or a name
         */
        search?: string;
        /**
         * `next` of the page before
         */
        cursor?: string;
        /**
         * Most that are answered
         */
        limit?: number;
    };
    url: '/api/v1/forecasts/{target}/series';
};

export type GetApiV1ForecastsByTargetSeriesErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ForecastsByTargetSeriesError = GetApiV1ForecastsByTargetSeriesErrors[keyof GetApiV1ForecastsByTargetSeriesErrors];

export type GetApiV1ForecastsByTargetSeriesResponses = {
    /**
     * Default Response
     */
    200: {
        series: Array<{
            series: string;
            /**
             * From the catalogue
             */
            name: string | null;
            /**
             * Units a day over the last 90 days that the model learnt from
             */
            volume: number | null;
            /**
             * MASE of the backtest; null where there is none
             */
            error: number | null;
        }>;
        /**
         * Series that match
         */
        total: number;
        next: string | null;
    };
};

export type GetApiV1ForecastsByTargetSeriesResponse = GetApiV1ForecastsByTargetSeriesResponses[keyof GetApiV1ForecastsByTargetSeriesResponses];

export type GetApiV1ForecastsByTargetHistoryData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: {
        /**
         * Id of a series; `*` is the total
         */
        series?: string;
        /**
         * Days up to yesterday
         */
        days?: number;
    };
    url: '/api/v1/forecasts/{target}/history';
};

export type GetApiV1ForecastsByTargetHistoryErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ForecastsByTargetHistoryError = GetApiV1ForecastsByTargetHistoryErrors[keyof GetApiV1ForecastsByTargetHistoryErrors];

export type GetApiV1ForecastsByTargetHistoryResponses = {
    /**
     * Default Response
     */
    200: {
        series: string;
        /**
         * From the catalogue
         */
        name: string | null;
        model: {
            name: string;
            version: number;
        };
        /**
         * MASE of the backtest; null where there is none
         */
        error: number | null;
        /**
         * Oldest first
         */
        actual: Array<{
            ds: string;
            /**
             * Units a day
             */
            units: number;
        }>;
        /**
         * The test window as the recipe, fitted before it, saw it; empty where the series began too late
         */
        backtest: Array<{
            ds: string;
            /**
             * Units a day
             */
            mean: number;
            /**
             * Units a day
             */
            lo80: number;
            /**
             * Units a day
             */
            hi80: number;
        }>;
    };
};

export type GetApiV1ForecastsByTargetHistoryResponse = GetApiV1ForecastsByTargetHistoryResponses[keyof GetApiV1ForecastsByTargetHistoryResponses];

export type GetApiV1ImportsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/imports';
};

export type GetApiV1ImportsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ImportsError = GetApiV1ImportsErrors[keyof GetApiV1ImportsErrors];

export type GetApiV1ImportsResponses = {
    /**
     * Default Response
     */
    200: {
        imports: Array<{
            id: string;
            file: string;
            state: 'waiting' | 'running' | 'done' | 'failed' | 'undone';
            rows_read: number;
            /**
             * Events that the import brought
             */
            events: number;
            /**
             * Events that were there before
             */
            duplicates: number;
            /**
             * Rows in the quarantine
             */
            rejected: number;
            error: string | null;
            created_at: string;
            finished_at: string | null;
        }>;
    };
};

export type GetApiV1ImportsResponse = GetApiV1ImportsResponses[keyof GetApiV1ImportsResponses];

export type PostApiV1ImportsData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Its ending says the format: .csv, .tsv, .jsonl (all with .gz) or .parquet
         */
        file_name: string;
        /**
         * The import map as JSON
         */
        map: string;
    };
    url: '/api/v1/imports';
};

export type PostApiV1ImportsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1ImportsError = PostApiV1ImportsErrors[keyof PostApiV1ImportsErrors];

export type PostApiV1ImportsResponses = {
    /**
     * Default Response
     */
    202: {
        id: string;
        file: string;
        state: 'waiting' | 'running' | 'done' | 'failed' | 'undone';
        rows_read: number;
        /**
         * Events that the import brought
         */
        events: number;
        /**
         * Events that were there before
         */
        duplicates: number;
        /**
         * Rows in the quarantine
         */
        rejected: number;
        error: string | null;
        created_at: string;
        finished_at: string | null;
    };
};

export type PostApiV1ImportsResponse = PostApiV1ImportsResponses[keyof PostApiV1ImportsResponses];

export type PostApiV1ImportsPreviewData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Its ending says the format: .csv, .tsv, .jsonl (all with .gz) or .parquet
         */
        file_name: string;
        /**
         * The import map as JSON
         */
        map: string;
    };
    url: '/api/v1/imports/preview';
};

export type PostApiV1ImportsPreviewErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1ImportsPreviewError = PostApiV1ImportsPreviewErrors[keyof PostApiV1ImportsPreviewErrors];

export type PostApiV1ImportsPreviewResponses = {
    /**
     * Default Response
     */
    200: {
        columns: Array<string>;
        events: Array<{
            event: string;
            distinct_id: string;
            timestamp: string;
            properties: {
                [key: string]: unknown;
            };
        }>;
        problems: Array<{
            line: number;
            field: string;
            expected: string;
            got: string;
        }>;
    };
};

export type PostApiV1ImportsPreviewResponse = PostApiV1ImportsPreviewResponses[keyof PostApiV1ImportsPreviewResponses];

export type GetApiV1ImportsByIdData = {
    body?: never;
    path: {
        /**
         * Id of the import
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/imports/{id}';
};

export type GetApiV1ImportsByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ImportsByIdError = GetApiV1ImportsByIdErrors[keyof GetApiV1ImportsByIdErrors];

export type GetApiV1ImportsByIdResponses = {
    /**
     * Default Response
     */
    200: {
        id: string;
        file: string;
        state: 'waiting' | 'running' | 'done' | 'failed' | 'undone';
        rows_read: number;
        /**
         * Events that the import brought
         */
        events: number;
        /**
         * Events that were there before
         */
        duplicates: number;
        /**
         * Rows in the quarantine
         */
        rejected: number;
        error: string | null;
        created_at: string;
        finished_at: string | null;
    };
};

export type GetApiV1ImportsByIdResponse = GetApiV1ImportsByIdResponses[keyof GetApiV1ImportsByIdResponses];

export type PostApiV1ImportsByIdUndoData = {
    body?: never;
    path: {
        /**
         * Id of the import
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/imports/{id}/undo';
};

export type PostApiV1ImportsByIdUndoErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1ImportsByIdUndoError = PostApiV1ImportsByIdUndoErrors[keyof PostApiV1ImportsByIdUndoErrors];

export type PostApiV1ImportsByIdUndoResponses = {
    /**
     * Default Response
     */
    200: {
        id: string;
        file: string;
        state: 'waiting' | 'running' | 'done' | 'failed' | 'undone';
        rows_read: number;
        /**
         * Events that the import brought
         */
        events: number;
        /**
         * Events that were there before
         */
        duplicates: number;
        /**
         * Rows in the quarantine
         */
        rejected: number;
        error: string | null;
        created_at: string;
        finished_at: string | null;
    };
};

export type PostApiV1ImportsByIdUndoResponse = PostApiV1ImportsByIdUndoResponses[keyof PostApiV1ImportsByIdUndoResponses];

export type GetApiV1TargetsByTargetModelsData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: {
        /**
         * Archived ones too
         */
        archived?: string;
    };
    url: '/api/v1/targets/{target}/models';
};

export type GetApiV1TargetsByTargetModelsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetModelsError = GetApiV1TargetsByTargetModelsErrors[keyof GetApiV1TargetsByTargetModelsErrors];

export type GetApiV1TargetsByTargetModelsResponses = {
    /**
     * Default Response
     */
    200: {
        models: Array<{
            hash: string;
            version: number;
            /**
             * Model family
             */
            name: string;
            alias: 'champion' | 'challenger' | null;
            card: {
                [key: string]: unknown;
            };
            /**
             * Run that made it; its leaderboard is in that run
             */
            run_id: string | null;
            created_at: string;
            archived_at: string | null;
        }>;
    };
};

export type GetApiV1TargetsByTargetModelsResponse = GetApiV1TargetsByTargetModelsResponses[keyof GetApiV1TargetsByTargetModelsResponses];

export type PostApiV1TargetsByTargetModelsByHashArchiveData = {
    body: {
        /**
         * False brings it back
         */
        archived: boolean;
    };
    path: {
        /**
         * Name of the target
         */
        target: string;
        /**
         * Hash of the model
         */
        hash: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/models/{hash}/archive';
};

export type PostApiV1TargetsByTargetModelsByHashArchiveErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1TargetsByTargetModelsByHashArchiveError = PostApiV1TargetsByTargetModelsByHashArchiveErrors[keyof PostApiV1TargetsByTargetModelsByHashArchiveErrors];

export type PostApiV1TargetsByTargetModelsByHashArchiveResponses = {
    /**
     * Default Response
     */
    200: {
        hash: string;
        archived: boolean;
    };
};

export type PostApiV1TargetsByTargetModelsByHashArchiveResponse = PostApiV1TargetsByTargetModelsByHashArchiveResponses[keyof PostApiV1TargetsByTargetModelsByHashArchiveResponses];

export type PostApiV1TargetsByTargetPromoteData = {
    body: {
        /**
         * Hash of the model; null takes the challenger away
         */
        model: string | null;
        alias?: 'champion' | 'challenger';
        reason?: string;
    };
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/promote';
};

export type PostApiV1TargetsByTargetPromoteErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1TargetsByTargetPromoteError = PostApiV1TargetsByTargetPromoteErrors[keyof PostApiV1TargetsByTargetPromoteErrors];

export type PostApiV1TargetsByTargetPromoteResponses = {
    /**
     * Default Response
     */
    200: {
        models: Array<{
            hash: string;
            version: number;
            /**
             * Model family
             */
            name: string;
            alias: 'champion' | 'challenger' | null;
            card: {
                [key: string]: unknown;
            };
            /**
             * Run that made it; its leaderboard is in that run
             */
            run_id: string | null;
            created_at: string;
            archived_at: string | null;
        }>;
    };
};

export type PostApiV1TargetsByTargetPromoteResponse = PostApiV1TargetsByTargetPromoteResponses[keyof PostApiV1TargetsByTargetPromoteResponses];

export type PostApiV1TargetsByTargetRollbackData = {
    body: {
        reason?: string;
    } | null;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/rollback';
};

export type PostApiV1TargetsByTargetRollbackErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1TargetsByTargetRollbackError = PostApiV1TargetsByTargetRollbackErrors[keyof PostApiV1TargetsByTargetRollbackErrors];

export type PostApiV1TargetsByTargetRollbackResponses = {
    /**
     * Default Response
     */
    200: {
        models: Array<{
            hash: string;
            version: number;
            /**
             * Model family
             */
            name: string;
            alias: 'champion' | 'challenger' | null;
            card: {
                [key: string]: unknown;
            };
            /**
             * Run that made it; its leaderboard is in that run
             */
            run_id: string | null;
            created_at: string;
            archived_at: string | null;
        }>;
    };
};

export type PostApiV1TargetsByTargetRollbackResponse = PostApiV1TargetsByTargetRollbackResponses[keyof PostApiV1TargetsByTargetRollbackResponses];

export type GetApiV1TargetsByTargetMonitorData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/monitor';
};

export type GetApiV1TargetsByTargetMonitorErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetMonitorError = GetApiV1TargetsByTargetMonitorErrors[keyof GetApiV1TargetsByTargetMonitorErrors];

export type GetApiV1TargetsByTargetMonitorResponses = {
    /**
     * Effect, drift and freshness of the champion
     */
    200: {
        [key: string]: unknown;
    };
};

export type GetApiV1TargetsByTargetMonitorResponse = GetApiV1TargetsByTargetMonitorResponses[keyof GetApiV1TargetsByTargetMonitorResponses];

export type PostApiV1TargetsByTargetMonitorData = {
    body: {
        /**
         * Count the effect from here instead of from the end of training
         */
        since?: string;
    } | null;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/monitor';
};

export type PostApiV1TargetsByTargetMonitorErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1TargetsByTargetMonitorError = PostApiV1TargetsByTargetMonitorErrors[keyof PostApiV1TargetsByTargetMonitorErrors];

export type PostApiV1TargetsByTargetMonitorResponses = {
    /**
     * Effect, drift and freshness of the champion
     */
    200: {
        [key: string]: unknown;
    };
};

export type PostApiV1TargetsByTargetMonitorResponse = PostApiV1TargetsByTargetMonitorResponses[keyof PostApiV1TargetsByTargetMonitorResponses];

export type GetApiV1TargetsByTargetMonitorHistoryData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: {
        /**
         * The newest so many
         */
        limit?: number;
    };
    url: '/api/v1/targets/{target}/monitor/history';
};

export type GetApiV1TargetsByTargetMonitorHistoryErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetMonitorHistoryError = GetApiV1TargetsByTargetMonitorHistoryErrors[keyof GetApiV1TargetsByTargetMonitorHistoryErrors];

export type GetApiV1TargetsByTargetMonitorHistoryResponses = {
    /**
     * Default Response
     */
    200: {
        history: Array<{
            made_at: string;
            model: {
                name: string;
                version: number;
                cutoff: string;
            };
            /**
             * As in the look; lift and its interval for recommendations
             */
            effect: {
                [key: string]: unknown;
            };
            drift: Array<{
                input: string;
                psi: number | null;
                alert: boolean;
            }>;
        }>;
    };
};

export type GetApiV1TargetsByTargetMonitorHistoryResponse = GetApiV1TargetsByTargetMonitorHistoryResponses[keyof GetApiV1TargetsByTargetMonitorHistoryResponses];

export type GetApiV1AlertsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only those that still hold
         */
        open?: string;
    };
    url: '/api/v1/alerts';
};

export type GetApiV1AlertsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1AlertsError = GetApiV1AlertsErrors[keyof GetApiV1AlertsErrors];

export type GetApiV1AlertsResponses = {
    /**
     * Default Response
     */
    200: {
        alerts: Array<{
            id: string;
            /**
             * Name of the target
             */
            target: string | null;
            kind: string;
            subject: string;
            message: string;
            evidence: {
                [key: string]: unknown;
            };
            raised_at: string;
            settled_at: string | null;
            /**
             * Run that the alert started
             */
            run_id: string | null;
        }>;
    };
};

export type GetApiV1AlertsResponse = GetApiV1AlertsResponses[keyof GetApiV1AlertsResponses];

export type GetApiV1PropensityByTargetData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query: {
        /**
         * The person's distinct_id
         */
        person: string;
        /**
         * The same answer to look at: it is not logged as given, so that it counts in nothing that is measured. A session’s questions always are previews
         */
        preview?: string;
    };
    url: '/api/v1/propensity/{target}';
};

export type GetApiV1PropensityByTargetErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1PropensityByTargetError = GetApiV1PropensityByTargetErrors[keyof GetApiV1PropensityByTargetErrors];

export type GetApiV1PropensityByTargetResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Null where the answer was not logged
         */
        prediction_id: string | null;
        person: string;
        model: {
            name: string;
            version: number;
        };
        probability: number;
        reasons: Array<{
            feature: string;
            value: number;
            /**
             * Share of the log-odds
             */
            effect: number;
        }>;
    };
};

export type GetApiV1PropensityByTargetResponse = GetApiV1PropensityByTargetResponses[keyof GetApiV1PropensityByTargetResponses];

export type GetApiV1PropensityByTargetPeopleData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: {
        /**
         * Most people answered
         */
        limit?: number;
        /**
         * `low`: least likely first; `high`: likeliest first
         */
        order?: 'low' | 'high';
        /**
         * The same answer to look at: it is not logged as given, so that it counts in nothing that is measured. A session’s questions always are previews
         */
        preview?: string;
    };
    url: '/api/v1/propensity/{target}/people';
};

export type GetApiV1PropensityByTargetPeopleErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1PropensityByTargetPeopleError = GetApiV1PropensityByTargetPeopleErrors[keyof GetApiV1PropensityByTargetPeopleErrors];

export type GetApiV1PropensityByTargetPeopleResponses = {
    /**
     * Default Response
     */
    200: {
        people: Array<{
            /**
             * Null where the answer was not logged
             */
            prediction_id: string | null;
            person: string;
            model: {
                name: string;
                version: number;
            };
            probability: number;
            reasons: Array<{
                feature: string;
                value: number;
                /**
                 * Share of the log-odds
                 */
                effect: number;
            }>;
        }>;
    };
};

export type GetApiV1PropensityByTargetPeopleResponse = GetApiV1PropensityByTargetPeopleResponses[keyof GetApiV1PropensityByTargetPeopleResponses];

export type GetApiV1RecommendationsByTargetData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query: {
        /**
         * The person's distinct_id
         */
        person: string;
        /**
         * How many items
         */
        limit?: number;
        /**
         * What the list is of; `items` are what it is about
         */
        kind?: 'for-you' | 'next' | 'similar' | 'bought-together' | 'buy-again' | 'trending' | 'popular' | 'newest' | 're-rank';
        /**
         * Items at hand (a basket, a page), parted by commas: counted as just taken, and not recommended back
         */
        items?: string;
        /**
         * Conditions on item attributes, `category:eq:Toys`; repeat the parameter for several
         */
        where?: string | Array<string>;
        /**
         * Leave out what the person has taken before
         */
        exclude_seen?: string;
        /**
         * 0: as scored … 1: as unlike each other as can be, by category or by who takes them
         */
        diversity?: number;
        /**
         * 0: as scored … 1: the least popular first
         */
        novelty?: number;
        /**
         * Hash of a registered model of the target: it answers, whatever arm the person is in, and nothing is logged
         */
        model?: string;
        /**
         * Give what the catalogue knows of each item
         */
        attributes?: string;
        /**
         * Say of each item why it was given; without, an answer takes a fraction of the time
         */
        reasons?: string;
        /**
         * The same answer to look at: it is not logged as given, so that it counts in nothing that is measured. A session’s questions always are previews
         */
        preview?: string;
    };
    url: '/api/v1/recommendations/{target}';
};

export type GetApiV1RecommendationsByTargetErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1RecommendationsByTargetError = GetApiV1RecommendationsByTargetErrors[keyof GetApiV1RecommendationsByTargetErrors];

export type GetApiV1RecommendationsByTargetResponses = {
    /**
     * Default Response
     */
    200: {
        model: {
            name: string;
            version: number;
        };
        /**
         * Null for nobody in particular, where `model` was given, and where no model is in service
         */
        arm: 'champion' | 'challenger' | 'control' | null;
        person: string | null;
        /**
         * Null where the answer was not logged
         */
        prediction_id: string | null;
        /**
         * The last source that was fallen back on; null where the own one sufficed, and in the control
         */
        fallback: 'model' | 'co-occurrence' | 'own' | 'trending' | 'popular-in-category' | 'popular' | 'newest' | 'pin' | 'given' | null;
        /**
         * Why something else answered, the list is shorter than asked for, or nothing is in it
         */
        why: 'no_model' | 'unknown_person' | 'unknown_items' | 'ran_out' | 'filtered' | 'no_items' | 'nothing_bought' | 'nothing_given' | null;
        /**
         * Rules that applied
         */
        rules: Array<{
            name: string;
            version: number;
        }>;
        items: Array<{
            item: string;
            /**
             * As its source scores: comparable within a source only
             */
            score: number;
            /**
             * Absent where `reasons` is false
             */
            reason?: {
                kind: 'bought' | 'together' | 'popular' | 'trending' | 'new' | 'pinned' | 'given';
                /**
                 * Items of the past, or at hand, that carried the score
                 */
                items: Array<string>;
            };
            /**
             * Where the item came from
             */
            source: 'model' | 'co-occurrence' | 'own' | 'trending' | 'popular-in-category' | 'popular' | 'newest' | 'pin' | 'given';
            /**
             * Probability of this item at this place; where a share was explored
             */
            propensity?: number;
            /**
             * Where asked for and the catalogue has the item
             */
            attributes?: {
                [key: string]: unknown;
            };
        }>;
    };
};

export type GetApiV1RecommendationsByTargetResponse = GetApiV1RecommendationsByTargetResponses[keyof GetApiV1RecommendationsByTargetResponses];

export type PostApiV1RecommendationsByTargetData = {
    body: {
        /**
         * The person's distinct_id; absent: nobody in particular, and nothing is logged
         */
        person?: string;
        /**
         * Items at hand (the session, a basket): counted as just taken, and not recommended back
         */
        items?: Array<string>;
        /**
         * Lists, in the order of their claim: no item stands in two
         */
        placements: Array<{
            /**
             * Yours: rules are meant for it and the lift is told by it
             */
            name: string;
            /**
             * `for-you`; `next` by the session alone; `similar` and `bought-together` with `items` and those at hand; `buy-again`; `trending`; `popular`; `newest`; `re-rank` orders `items`
             */
            kind?: 'for-you' | 'next' | 'similar' | 'bought-together' | 'buy-again' | 'trending' | 'popular' | 'newest' | 're-rank';
            /**
             * How many items
             */
            limit?: number;
            /**
             * What the list is about, or what is ranked
             */
            items?: Array<string>;
            /**
             * Only items that meet it: `category == "Toys" and price < 20`
             */
            where?: string;
            /**
             * Leave out what the person has taken before
             */
            exclude_seen?: boolean;
            /**
             * Names of the rules that apply; absent: all that are meant for the placement
             */
            rules?: Array<string>;
            /**
             * 0: as scored … 1: as unlike each other as can be, by category or by who takes them
             */
            diversity?: number;
            /**
             * 0: as scored … 1: the least popular first
             */
            novelty?: number;
            /**
             * Share of places given at random from the best candidates; each item then tells its propensity
             */
            explore?: number;
        }>;
        /**
         * Hash of a registered model of the target: it answers, whatever arm the person is in, and nothing is logged
         */
        model?: string;
        /**
         * Give what the catalogue knows of each item
         */
        attributes?: boolean;
        /**
         * Say of each item why it was given; without, an answer takes a fraction of the time
         */
        reasons?: boolean;
        /**
         * The same answer to look at: it is not logged as given
         */
        preview?: boolean;
    };
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/recommendations/{target}';
};

export type PostApiV1RecommendationsByTargetErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1RecommendationsByTargetError = PostApiV1RecommendationsByTargetErrors[keyof PostApiV1RecommendationsByTargetErrors];

export type PostApiV1RecommendationsByTargetResponses = {
    /**
     * Default Response
     */
    200: {
        model: {
            name: string;
            version: number;
        };
        /**
         * Null for nobody in particular, where `model` was given, and where no model is in service
         */
        arm: 'champion' | 'challenger' | 'control' | null;
        person: string | null;
        placements: Array<{
            /**
             * Null where the answer was not logged
             */
            prediction_id: string | null;
            /**
             * The last source that was fallen back on; null where the own one sufficed, and in the control
             */
            fallback: 'model' | 'co-occurrence' | 'own' | 'trending' | 'popular-in-category' | 'popular' | 'newest' | 'pin' | 'given' | null;
            /**
             * Why something else answered, the list is shorter than asked for, or nothing is in it
             */
            why: 'no_model' | 'unknown_person' | 'unknown_items' | 'ran_out' | 'filtered' | 'no_items' | 'nothing_bought' | 'nothing_given' | null;
            /**
             * Rules that applied
             */
            rules: Array<{
                name: string;
                version: number;
            }>;
            items: Array<{
                item: string;
                /**
                 * As its source scores: comparable within a source only
                 */
                score: number;
                /**
                 * Absent where `reasons` is false
                 */
                reason?: {
                    kind: 'bought' | 'together' | 'popular' | 'trending' | 'new' | 'pinned' | 'given';
                    /**
                     * Items of the past, or at hand, that carried the score
                     */
                    items: Array<string>;
                };
                /**
                 * Where the item came from
                 */
                source: 'model' | 'co-occurrence' | 'own' | 'trending' | 'popular-in-category' | 'popular' | 'newest' | 'pin' | 'given';
                /**
                 * Probability of this item at this place; where a share was explored
                 */
                propensity?: number;
                /**
                 * Where asked for and the catalogue has the item
                 */
                attributes?: {
                    [key: string]: unknown;
                };
            }>;
            name: string;
            kind: 'for-you' | 'next' | 'similar' | 'bought-together' | 'buy-again' | 'trending' | 'popular' | 'newest' | 're-rank';
        }>;
    };
};

export type PostApiV1RecommendationsByTargetResponse = PostApiV1RecommendationsByTargetResponses[keyof PostApiV1RecommendationsByTargetResponses];

export type GetApiV1TargetsByTargetHistoryData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query: {
        /**
         * The person's distinct_id
         */
        person: string;
    };
    url: '/api/v1/targets/{target}/history';
};

export type GetApiV1TargetsByTargetHistoryErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetHistoryError = GetApiV1TargetsByTargetHistoryErrors[keyof GetApiV1TargetsByTargetHistoryErrors];

export type GetApiV1TargetsByTargetHistoryResponses = {
    /**
     * Default Response
     */
    200: {
        history: Array<{
            item: string;
            time: string;
            /**
             * From the catalogue
             */
            name?: string;
        }>;
    };
};

export type GetApiV1TargetsByTargetHistoryResponse = GetApiV1TargetsByTargetHistoryResponses[keyof GetApiV1TargetsByTargetHistoryResponses];

export type GetApiV1TargetsByTargetRulesData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/rules';
};

export type GetApiV1TargetsByTargetRulesErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetRulesError = GetApiV1TargetsByTargetRulesErrors[keyof GetApiV1TargetsByTargetRulesErrors];

export type GetApiV1TargetsByTargetRulesResponses = {
    /**
     * Default Response
     */
    200: {
        rules: Array<{
            name: string;
            version: number;
            created_at: string;
            rule: {
                /**
                 * Only items that meet it
                 */
                action: 'filter';
                /**
                 * Condition on attributes: `category == "Toys" and price < 20`
                 */
                when: string;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * Scores, as 0 … 1 over all items, times a factor
                 */
                action: 'boost';
                /**
                 * Condition on attributes: `category == "Toys" and price < 20`
                 */
                when: string;
                factor: number;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * Behind all others
                 */
                action: 'bury';
                /**
                 * Condition on attributes: `category == "Toys" and price < 20`
                 */
                when: string;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * One item at a rank, unless it is at hand or filtered out
                 */
                action: 'pin';
                item: string;
                rank: number;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * At most so many items with the same value; pinned ones do not count
                 */
                action: 'cap';
                attribute: string;
                at_most: number;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * Without items that the person had such an event with lately
                 */
                action: 'exclude';
                /**
                 * `item_purchased`, `item_viewed`, …
                 */
                event: string;
                within_days: number;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            };
        }>;
    };
};

export type GetApiV1TargetsByTargetRulesResponse = GetApiV1TargetsByTargetRulesResponses[keyof GetApiV1TargetsByTargetRulesResponses];

export type DeleteApiV1TargetsByTargetRulesByNameData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
        /**
         * Name of the rule
         */
        name: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/rules/{name}';
};

export type DeleteApiV1TargetsByTargetRulesByNameErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type DeleteApiV1TargetsByTargetRulesByNameError = DeleteApiV1TargetsByTargetRulesByNameErrors[keyof DeleteApiV1TargetsByTargetRulesByNameErrors];

export type DeleteApiV1TargetsByTargetRulesByNameResponses = {
    /**
     * Removed
     */
    204: void;
};

export type DeleteApiV1TargetsByTargetRulesByNameResponse = DeleteApiV1TargetsByTargetRulesByNameResponses[keyof DeleteApiV1TargetsByTargetRulesByNameResponses];

export type PutApiV1TargetsByTargetRulesByNameData = {
    body: {
        /**
         * Only items that meet it
         */
        action: 'filter';
        /**
         * Condition on attributes: `category == "Toys" and price < 20`
         */
        when: string;
        /**
         * Names of placements; none: all
         */
        placements?: Array<string>;
    } | {
        /**
         * Scores, as 0 … 1 over all items, times a factor
         */
        action: 'boost';
        /**
         * Condition on attributes: `category == "Toys" and price < 20`
         */
        when: string;
        factor: number;
        /**
         * Names of placements; none: all
         */
        placements?: Array<string>;
    } | {
        /**
         * Behind all others
         */
        action: 'bury';
        /**
         * Condition on attributes: `category == "Toys" and price < 20`
         */
        when: string;
        /**
         * Names of placements; none: all
         */
        placements?: Array<string>;
    } | {
        /**
         * One item at a rank, unless it is at hand or filtered out
         */
        action: 'pin';
        item: string;
        rank: number;
        /**
         * Names of placements; none: all
         */
        placements?: Array<string>;
    } | {
        /**
         * At most so many items with the same value; pinned ones do not count
         */
        action: 'cap';
        attribute: string;
        at_most: number;
        /**
         * Names of placements; none: all
         */
        placements?: Array<string>;
    } | {
        /**
         * Without items that the person had such an event with lately
         */
        action: 'exclude';
        /**
         * `item_purchased`, `item_viewed`, …
         */
        event: string;
        within_days: number;
        /**
         * Names of placements; none: all
         */
        placements?: Array<string>;
    };
    path: {
        /**
         * Name of the target
         */
        target: string;
        /**
         * Name of the rule
         */
        name: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/rules/{name}';
};

export type PutApiV1TargetsByTargetRulesByNameErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PutApiV1TargetsByTargetRulesByNameError = PutApiV1TargetsByTargetRulesByNameErrors[keyof PutApiV1TargetsByTargetRulesByNameErrors];

export type PutApiV1TargetsByTargetRulesByNameResponses = {
    /**
     * Default Response
     */
    200: {
        name: string;
        version: number;
        created_at: string;
        rule: {
            /**
             * Only items that meet it
             */
            action: 'filter';
            /**
             * Condition on attributes: `category == "Toys" and price < 20`
             */
            when: string;
            /**
             * Names of placements; none: all
             */
            placements: Array<string>;
        } | {
            /**
             * Scores, as 0 … 1 over all items, times a factor
             */
            action: 'boost';
            /**
             * Condition on attributes: `category == "Toys" and price < 20`
             */
            when: string;
            factor: number;
            /**
             * Names of placements; none: all
             */
            placements: Array<string>;
        } | {
            /**
             * Behind all others
             */
            action: 'bury';
            /**
             * Condition on attributes: `category == "Toys" and price < 20`
             */
            when: string;
            /**
             * Names of placements; none: all
             */
            placements: Array<string>;
        } | {
            /**
             * One item at a rank, unless it is at hand or filtered out
             */
            action: 'pin';
            item: string;
            rank: number;
            /**
             * Names of placements; none: all
             */
            placements: Array<string>;
        } | {
            /**
             * At most so many items with the same value; pinned ones do not count
             */
            action: 'cap';
            attribute: string;
            at_most: number;
            /**
             * Names of placements; none: all
             */
            placements: Array<string>;
        } | {
            /**
             * Without items that the person had such an event with lately
             */
            action: 'exclude';
            /**
             * `item_purchased`, `item_viewed`, …
             */
            event: string;
            within_days: number;
            /**
             * Names of placements; none: all
             */
            placements: Array<string>;
        };
    };
};

export type PutApiV1TargetsByTargetRulesByNameResponse = PutApiV1TargetsByTargetRulesByNameResponses[keyof PutApiV1TargetsByTargetRulesByNameResponses];

export type GetApiV1TargetsByTargetRulesByNameVersionsData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
        /**
         * Name of the rule
         */
        name: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/rules/{name}/versions';
};

export type GetApiV1TargetsByTargetRulesByNameVersionsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetRulesByNameVersionsError = GetApiV1TargetsByTargetRulesByNameVersionsErrors[keyof GetApiV1TargetsByTargetRulesByNameVersionsErrors];

export type GetApiV1TargetsByTargetRulesByNameVersionsResponses = {
    /**
     * Default Response
     */
    200: {
        versions: Array<{
            name: string;
            version: number;
            created_at: string;
            /**
             * Null: removed
             */
            rule: {
                /**
                 * Only items that meet it
                 */
                action: 'filter';
                /**
                 * Condition on attributes: `category == "Toys" and price < 20`
                 */
                when: string;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * Scores, as 0 … 1 over all items, times a factor
                 */
                action: 'boost';
                /**
                 * Condition on attributes: `category == "Toys" and price < 20`
                 */
                when: string;
                factor: number;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * Behind all others
                 */
                action: 'bury';
                /**
                 * Condition on attributes: `category == "Toys" and price < 20`
                 */
                when: string;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * One item at a rank, unless it is at hand or filtered out
                 */
                action: 'pin';
                item: string;
                rank: number;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * At most so many items with the same value; pinned ones do not count
                 */
                action: 'cap';
                attribute: string;
                at_most: number;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | {
                /**
                 * Without items that the person had such an event with lately
                 */
                action: 'exclude';
                /**
                 * `item_purchased`, `item_viewed`, …
                 */
                event: string;
                within_days: number;
                /**
                 * Names of placements; none: all
                 */
                placements: Array<string>;
            } | null;
        }>;
    };
};

export type GetApiV1TargetsByTargetRulesByNameVersionsResponse = GetApiV1TargetsByTargetRulesByNameVersionsResponses[keyof GetApiV1TargetsByTargetRulesByNameVersionsResponses];

export type GetApiV1RecommendationsByTargetExportData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: {
        /**
         * `jsonl`: a line `{person, arm, items: [{item, score}]}` a person; `csv`: a row an item, with its rank
         */
        format?: 'jsonl' | 'csv';
        /**
         * Items a person
         */
        limit?: number;
        /**
         * Leave out what a person has taken before
         */
        exclude_seen?: string;
        /**
         * Only these people, by distinct_id; repeat the parameter for several. Everybody who has taken something where absent
         */
        person?: string | Array<string>;
    };
    url: '/api/v1/recommendations/{target}/export';
};

export type GetApiV1RecommendationsByTargetExportErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1RecommendationsByTargetExportError = GetApiV1RecommendationsByTargetExportErrors[keyof GetApiV1RecommendationsByTargetExportErrors];

export type GetApiV1RecommendationsByTargetExportResponses = {
    /**
     * One line a person, or one row an item
     */
    200: string;
};

export type GetApiV1RecommendationsByTargetExportResponse = GetApiV1RecommendationsByTargetExportResponses[keyof GetApiV1RecommendationsByTargetExportResponses];

export type GetApiV1TargetsByTargetRunsData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/runs';
};

export type GetApiV1TargetsByTargetRunsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetRunsError = GetApiV1TargetsByTargetRunsErrors[keyof GetApiV1TargetsByTargetRunsErrors];

export type GetApiV1TargetsByTargetRunsResponses = {
    /**
     * Default Response
     */
    200: {
        runs: Array<{
            id: string;
            target: string;
            /**
             * `manual`, `schedule` or `alert:<input>`
             */
            cause: string;
            state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
            stage: string | null;
            /**
             * Percent
             */
            progress: number;
            /**
             * Nothing at or after it was learnt from
             */
            cutoff: string;
            seed: number;
            /**
             * What the families that need time share; 0: simple ones only
             */
            minutes: number;
            /**
             * By name: `prepare`, `train`, `deploy`; those that have given something out
             */
            stages: {
                [key: string]: {
                    /**
                     * Null while the stage is under way, and where the run ended in it
                     */
                    seconds: number | null;
                    /**
                     * What it gave out so far; of `prepare`: the `quality` of the lines and, for recommendation, what the data `doctor` says; of `train`: how many `families` there are, and the `leaderboard` of those judged, best first, and those `not_judged`, each with its error
                     */
                    output: {
                        [key: string]: unknown;
                    };
                };
            };
            verdict: {
                promote: boolean;
                winner: string;
                against: string;
                /**
                 * Of the main metric; above 0 is better; null where nothing could be scored
                 */
                difference: number | null;
                ci95: [
                    number | null,
                    number | null
                ];
                verdict: string;
                champion_before: string | null;
                champion_after: string | null;
            } | null;
            error: {
                code: string;
                message: string;
            } | null;
            /**
             * What happened, oldest first
             */
            log: Array<{
                at: string;
                code: 'queued';
            } | {
                at: string;
                code: 'began';
            } | {
                at: string;
                code: 'prepared';
                /**
                 * Of each file of the dataset
                 */
                rows: {
                    [key: string]: number;
                };
                /**
                 * What each check of the order lines found
                 */
                quality: {
                    [key: string]: number;
                };
                seconds: number;
            } | {
                at: string;
                code: 'judged';
                family: string;
                /**
                 * The main one of the use
                 */
                metric: string;
                /**
                 * On the test window; null where nothing could be scored
                 */
                value: number | null;
                /**
                 * To try its parameters, fit it and score it
                 */
                seconds: number;
            } | {
                at: string;
                code: 'not_judged';
                /**
                 * One that needs time; the run goes on without it
                 */
                family: string;
                /**
                 * Code of the error
                 */
                error: string;
                message: string;
            } | {
                at: string;
                code: 'gate';
                promote: boolean;
                winner: string;
                against: string;
                /**
                 * Of the main metric; above 0 is better; null where nothing was scored
                 */
                difference: number | null;
            } | {
                at: string;
                code: 'promoted';
                /**
                 * Family and version that answer from now on; null: nobody
                 */
                model: string | null;
            } | {
                at: string;
                code: 'kept';
                /**
                 * Family and version that answer from now on; null: nobody
                 */
                model: string | null;
            } | {
                at: string;
                code: 'failed';
                /**
                 * Code of the error
                 */
                error: string;
                message: string;
            } | {
                at: string;
                code: 'cancelled';
            }>;
            /**
             * How the trainings of networks went, one series a fit, oldest first; absent where runs are listed
             */
            training?: Array<{
                family: string;
                /**
                 * What the fit stands at: it learns from what lies before
                 */
                cutoff: string;
                /**
                 * At most 300: neighbours are merged beyond it
                 */
                points: Array<{
                    /**
                     * Counted from 1
                     */
                    epoch: number;
                    /**
                     * Of the optimiser, since the training began
                     */
                    step: number;
                    /**
                     * Mean since the point before
                     */
                    loss: number | null;
                    learning_rate: number;
                    gradient_norm: number | null;
                    /**
                     * Rows (of a recommender: sequences) a second
                     */
                    rows_s: number | null;
                    /**
                     * Loss on what was held out, where an epoch ended since the point before
                     */
                    validation: number | null;
                }>;
            }>;
            created_at: string;
            started_at: string | null;
            finished_at: string | null;
        }>;
    };
};

export type GetApiV1TargetsByTargetRunsResponse = GetApiV1TargetsByTargetRunsResponses[keyof GetApiV1TargetsByTargetRunsResponses];

export type PostApiV1TargetsByTargetRunsData = {
    body: {
        /**
         * Learn from what lies before; the midnight (UTC) after the newest event, today’s at the latest, unless given
         */
        cutoff?: string;
        seed?: number;
        /**
         * What the families that need time share, such as the transformer beside rules, `sasrec-rules`, of recommendation; 0, simple ones only, unless given
         */
        minutes?: number;
    } | null;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}/runs';
};

export type PostApiV1TargetsByTargetRunsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1TargetsByTargetRunsError = PostApiV1TargetsByTargetRunsErrors[keyof PostApiV1TargetsByTargetRunsErrors];

export type PostApiV1TargetsByTargetRunsResponses = {
    /**
     * Default Response
     */
    202: {
        id: string;
        target: string;
        /**
         * `manual`, `schedule` or `alert:<input>`
         */
        cause: string;
        state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
        stage: string | null;
        /**
         * Percent
         */
        progress: number;
        /**
         * Nothing at or after it was learnt from
         */
        cutoff: string;
        seed: number;
        /**
         * What the families that need time share; 0: simple ones only
         */
        minutes: number;
        /**
         * By name: `prepare`, `train`, `deploy`; those that have given something out
         */
        stages: {
            [key: string]: {
                /**
                 * Null while the stage is under way, and where the run ended in it
                 */
                seconds: number | null;
                /**
                 * What it gave out so far; of `prepare`: the `quality` of the lines and, for recommendation, what the data `doctor` says; of `train`: how many `families` there are, and the `leaderboard` of those judged, best first, and those `not_judged`, each with its error
                 */
                output: {
                    [key: string]: unknown;
                };
            };
        };
        verdict: {
            promote: boolean;
            winner: string;
            against: string;
            /**
             * Of the main metric; above 0 is better; null where nothing could be scored
             */
            difference: number | null;
            ci95: [
                number | null,
                number | null
            ];
            verdict: string;
            champion_before: string | null;
            champion_after: string | null;
        } | null;
        error: {
            code: string;
            message: string;
        } | null;
        /**
         * What happened, oldest first
         */
        log: Array<{
            at: string;
            code: 'queued';
        } | {
            at: string;
            code: 'began';
        } | {
            at: string;
            code: 'prepared';
            /**
             * Of each file of the dataset
             */
            rows: {
                [key: string]: number;
            };
            /**
             * What each check of the order lines found
             */
            quality: {
                [key: string]: number;
            };
            seconds: number;
        } | {
            at: string;
            code: 'judged';
            family: string;
            /**
             * The main one of the use
             */
            metric: string;
            /**
             * On the test window; null where nothing could be scored
             */
            value: number | null;
            /**
             * To try its parameters, fit it and score it
             */
            seconds: number;
        } | {
            at: string;
            code: 'not_judged';
            /**
             * One that needs time; the run goes on without it
             */
            family: string;
            /**
             * Code of the error
             */
            error: string;
            message: string;
        } | {
            at: string;
            code: 'gate';
            promote: boolean;
            winner: string;
            against: string;
            /**
             * Of the main metric; above 0 is better; null where nothing was scored
             */
            difference: number | null;
        } | {
            at: string;
            code: 'promoted';
            /**
             * Family and version that answer from now on; null: nobody
             */
            model: string | null;
        } | {
            at: string;
            code: 'kept';
            /**
             * Family and version that answer from now on; null: nobody
             */
            model: string | null;
        } | {
            at: string;
            code: 'failed';
            /**
             * Code of the error
             */
            error: string;
            message: string;
        } | {
            at: string;
            code: 'cancelled';
        }>;
        /**
         * How the trainings of networks went, one series a fit, oldest first; absent where runs are listed
         */
        training?: Array<{
            family: string;
            /**
             * What the fit stands at: it learns from what lies before
             */
            cutoff: string;
            /**
             * At most 300: neighbours are merged beyond it
             */
            points: Array<{
                /**
                 * Counted from 1
                 */
                epoch: number;
                /**
                 * Of the optimiser, since the training began
                 */
                step: number;
                /**
                 * Mean since the point before
                 */
                loss: number | null;
                learning_rate: number;
                gradient_norm: number | null;
                /**
                 * Rows (of a recommender: sequences) a second
                 */
                rows_s: number | null;
                /**
                 * Loss on what was held out, where an epoch ended since the point before
                 */
                validation: number | null;
            }>;
        }>;
        created_at: string;
        started_at: string | null;
        finished_at: string | null;
    };
};

export type PostApiV1TargetsByTargetRunsResponse = PostApiV1TargetsByTargetRunsResponses[keyof PostApiV1TargetsByTargetRunsResponses];

export type GetApiV1RunsByIdData = {
    body?: never;
    path: {
        /**
         * Id of the run
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/runs/{id}';
};

export type GetApiV1RunsByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1RunsByIdError = GetApiV1RunsByIdErrors[keyof GetApiV1RunsByIdErrors];

export type GetApiV1RunsByIdResponses = {
    /**
     * Default Response
     */
    200: {
        id: string;
        target: string;
        /**
         * `manual`, `schedule` or `alert:<input>`
         */
        cause: string;
        state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
        stage: string | null;
        /**
         * Percent
         */
        progress: number;
        /**
         * Nothing at or after it was learnt from
         */
        cutoff: string;
        seed: number;
        /**
         * What the families that need time share; 0: simple ones only
         */
        minutes: number;
        /**
         * By name: `prepare`, `train`, `deploy`; those that have given something out
         */
        stages: {
            [key: string]: {
                /**
                 * Null while the stage is under way, and where the run ended in it
                 */
                seconds: number | null;
                /**
                 * What it gave out so far; of `prepare`: the `quality` of the lines and, for recommendation, what the data `doctor` says; of `train`: how many `families` there are, and the `leaderboard` of those judged, best first, and those `not_judged`, each with its error
                 */
                output: {
                    [key: string]: unknown;
                };
            };
        };
        verdict: {
            promote: boolean;
            winner: string;
            against: string;
            /**
             * Of the main metric; above 0 is better; null where nothing could be scored
             */
            difference: number | null;
            ci95: [
                number | null,
                number | null
            ];
            verdict: string;
            champion_before: string | null;
            champion_after: string | null;
        } | null;
        error: {
            code: string;
            message: string;
        } | null;
        /**
         * What happened, oldest first
         */
        log: Array<{
            at: string;
            code: 'queued';
        } | {
            at: string;
            code: 'began';
        } | {
            at: string;
            code: 'prepared';
            /**
             * Of each file of the dataset
             */
            rows: {
                [key: string]: number;
            };
            /**
             * What each check of the order lines found
             */
            quality: {
                [key: string]: number;
            };
            seconds: number;
        } | {
            at: string;
            code: 'judged';
            family: string;
            /**
             * The main one of the use
             */
            metric: string;
            /**
             * On the test window; null where nothing could be scored
             */
            value: number | null;
            /**
             * To try its parameters, fit it and score it
             */
            seconds: number;
        } | {
            at: string;
            code: 'not_judged';
            /**
             * One that needs time; the run goes on without it
             */
            family: string;
            /**
             * Code of the error
             */
            error: string;
            message: string;
        } | {
            at: string;
            code: 'gate';
            promote: boolean;
            winner: string;
            against: string;
            /**
             * Of the main metric; above 0 is better; null where nothing was scored
             */
            difference: number | null;
        } | {
            at: string;
            code: 'promoted';
            /**
             * Family and version that answer from now on; null: nobody
             */
            model: string | null;
        } | {
            at: string;
            code: 'kept';
            /**
             * Family and version that answer from now on; null: nobody
             */
            model: string | null;
        } | {
            at: string;
            code: 'failed';
            /**
             * Code of the error
             */
            error: string;
            message: string;
        } | {
            at: string;
            code: 'cancelled';
        }>;
        /**
         * How the trainings of networks went, one series a fit, oldest first; absent where runs are listed
         */
        training?: Array<{
            family: string;
            /**
             * What the fit stands at: it learns from what lies before
             */
            cutoff: string;
            /**
             * At most 300: neighbours are merged beyond it
             */
            points: Array<{
                /**
                 * Counted from 1
                 */
                epoch: number;
                /**
                 * Of the optimiser, since the training began
                 */
                step: number;
                /**
                 * Mean since the point before
                 */
                loss: number | null;
                learning_rate: number;
                gradient_norm: number | null;
                /**
                 * Rows (of a recommender: sequences) a second
                 */
                rows_s: number | null;
                /**
                 * Loss on what was held out, where an epoch ended since the point before
                 */
                validation: number | null;
            }>;
        }>;
        created_at: string;
        started_at: string | null;
        finished_at: string | null;
    };
};

export type GetApiV1RunsByIdResponse = GetApiV1RunsByIdResponses[keyof GetApiV1RunsByIdResponses];

export type PostApiV1RunsByIdCancelData = {
    body?: never;
    path: {
        /**
         * Id of the run
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/runs/{id}/cancel';
};

export type PostApiV1RunsByIdCancelErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1RunsByIdCancelError = PostApiV1RunsByIdCancelErrors[keyof PostApiV1RunsByIdCancelErrors];

export type PostApiV1RunsByIdCancelResponses = {
    /**
     * Default Response
     */
    200: {
        id: string;
        target: string;
        /**
         * `manual`, `schedule` or `alert:<input>`
         */
        cause: string;
        state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
        stage: string | null;
        /**
         * Percent
         */
        progress: number;
        /**
         * Nothing at or after it was learnt from
         */
        cutoff: string;
        seed: number;
        /**
         * What the families that need time share; 0: simple ones only
         */
        minutes: number;
        /**
         * By name: `prepare`, `train`, `deploy`; those that have given something out
         */
        stages: {
            [key: string]: {
                /**
                 * Null while the stage is under way, and where the run ended in it
                 */
                seconds: number | null;
                /**
                 * What it gave out so far; of `prepare`: the `quality` of the lines and, for recommendation, what the data `doctor` says; of `train`: how many `families` there are, and the `leaderboard` of those judged, best first, and those `not_judged`, each with its error
                 */
                output: {
                    [key: string]: unknown;
                };
            };
        };
        verdict: {
            promote: boolean;
            winner: string;
            against: string;
            /**
             * Of the main metric; above 0 is better; null where nothing could be scored
             */
            difference: number | null;
            ci95: [
                number | null,
                number | null
            ];
            verdict: string;
            champion_before: string | null;
            champion_after: string | null;
        } | null;
        error: {
            code: string;
            message: string;
        } | null;
        /**
         * What happened, oldest first
         */
        log: Array<{
            at: string;
            code: 'queued';
        } | {
            at: string;
            code: 'began';
        } | {
            at: string;
            code: 'prepared';
            /**
             * Of each file of the dataset
             */
            rows: {
                [key: string]: number;
            };
            /**
             * What each check of the order lines found
             */
            quality: {
                [key: string]: number;
            };
            seconds: number;
        } | {
            at: string;
            code: 'judged';
            family: string;
            /**
             * The main one of the use
             */
            metric: string;
            /**
             * On the test window; null where nothing could be scored
             */
            value: number | null;
            /**
             * To try its parameters, fit it and score it
             */
            seconds: number;
        } | {
            at: string;
            code: 'not_judged';
            /**
             * One that needs time; the run goes on without it
             */
            family: string;
            /**
             * Code of the error
             */
            error: string;
            message: string;
        } | {
            at: string;
            code: 'gate';
            promote: boolean;
            winner: string;
            against: string;
            /**
             * Of the main metric; above 0 is better; null where nothing was scored
             */
            difference: number | null;
        } | {
            at: string;
            code: 'promoted';
            /**
             * Family and version that answer from now on; null: nobody
             */
            model: string | null;
        } | {
            at: string;
            code: 'kept';
            /**
             * Family and version that answer from now on; null: nobody
             */
            model: string | null;
        } | {
            at: string;
            code: 'failed';
            /**
             * Code of the error
             */
            error: string;
            message: string;
        } | {
            at: string;
            code: 'cancelled';
        }>;
        /**
         * How the trainings of networks went, one series a fit, oldest first; absent where runs are listed
         */
        training?: Array<{
            family: string;
            /**
             * What the fit stands at: it learns from what lies before
             */
            cutoff: string;
            /**
             * At most 300: neighbours are merged beyond it
             */
            points: Array<{
                /**
                 * Counted from 1
                 */
                epoch: number;
                /**
                 * Of the optimiser, since the training began
                 */
                step: number;
                /**
                 * Mean since the point before
                 */
                loss: number | null;
                learning_rate: number;
                gradient_norm: number | null;
                /**
                 * Rows (of a recommender: sequences) a second
                 */
                rows_s: number | null;
                /**
                 * Loss on what was held out, where an epoch ended since the point before
                 */
                validation: number | null;
            }>;
        }>;
        created_at: string;
        started_at: string | null;
        finished_at: string | null;
    };
};

export type PostApiV1RunsByIdCancelResponse = PostApiV1RunsByIdCancelResponses[keyof PostApiV1RunsByIdCancelResponses];

export type GetApiV1RunsByIdExamplesData = {
    body?: never;
    path: {
        /**
         * Id of the run
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/runs/{id}/examples';
};

export type GetApiV1RunsByIdExamplesErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1RunsByIdExamplesError = GetApiV1RunsByIdExamplesErrors[keyof GetApiV1RunsByIdExamplesErrors];

export type GetApiV1RunsByIdExamplesResponses = {
    /**
     * Default Response
     */
    200: {
        examples: Array<{
            /**
             * The person’s id that was seen last
             */
            distinct_id: string;
            kind: 'best' | 'worst';
            /**
             * NDCG@10
             */
            ndcg: number;
            /**
             * Newest first, at most 10
             */
            past: Array<{
                item: string;
                /**
                 * As the dataset calls it
                 */
                name?: string;
                time: string;
            }>;
            /**
             * Best first
             */
            recommended: Array<{
                item: string;
                /**
                 * As the dataset calls it
                 */
                name?: string;
                /**
                 * The person took it
                 */
                hit: boolean;
            }>;
            /**
             * In their first order of the test window, of the items known before it
             */
            taken: Array<{
                item: string;
                /**
                 * As the dataset calls it
                 */
                name?: string;
            }>;
        }>;
    };
};

export type GetApiV1RunsByIdExamplesResponse = GetApiV1RunsByIdExamplesResponses[keyof GetApiV1RunsByIdExamplesResponses];

export type GetApiV1TargetsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/targets';
};

export type GetApiV1TargetsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsError = GetApiV1TargetsErrors[keyof GetApiV1TargetsErrors];

export type GetApiV1TargetsResponses = {
    /**
     * Default Response
     */
    200: {
        targets: Array<{
            name: string;
            use: 'recommendation' | 'forecast' | 'propensity';
            definition: {
                [key: string]: unknown;
            };
            schedule: string | null;
            created_at: string;
        }>;
    };
};

export type GetApiV1TargetsResponse = GetApiV1TargetsResponses[keyof GetApiV1TargetsResponses];

export type PostApiV1TargetsData = {
    body: {
        /**
         * Name of the target in paths and answers
         */
        name: string;
        definition: {
            use: 'recommendation';
            /**
             * Event that says a line was bought
             */
            event?: string;
            /**
             * Property that holds the item
             */
            item?: string;
            /**
             * Property that holds the order that a line belongs to
             */
            basket?: string;
            /**
             * Property that holds how many
             */
            quantity?: string;
            /**
             * Property that holds the price of one
             */
            price?: string;
            cancel_event?: string | null;
            /**
             * Regular expression (RE2) that product codes match; null takes all
             */
            product_pattern?: string | null;
            /**
             * distinct_ids that start so are left out of what is learnt about people
             */
            anonymous_prefix?: string | null;
            window_days?: number;
            hit_days?: number;
        } | {
            use: 'forecast';
            /**
             * Event that says a line was bought
             */
            event?: string;
            /**
             * Property that holds the item
             */
            item?: string;
            /**
             * Property that holds the order that a line belongs to
             */
            basket?: string;
            /**
             * Property that holds how many
             */
            quantity?: string;
            /**
             * Property that holds the price of one
             */
            price?: string;
            cancel_event?: string | null;
            /**
             * Regular expression (RE2) that product codes match; null takes all
             */
            product_pattern?: string | null;
            /**
             * distinct_ids that start so are left out of what is learnt about people
             */
            anonymous_prefix?: string | null;
            horizon_days?: number;
            season_days?: number;
            min_days_sold?: number;
            max_series?: number;
        } | {
            use: 'propensity';
            /**
             * Event that says a line was bought
             */
            event?: string;
            /**
             * Property that holds the item
             */
            item?: string;
            /**
             * Property that holds the order that a line belongs to
             */
            basket?: string;
            /**
             * Property that holds how many
             */
            quantity?: string;
            /**
             * Property that holds the price of one
             */
            price?: string;
            cancel_event?: string | null;
            /**
             * Regular expression (RE2) that product codes match; null takes all
             */
            product_pattern?: string | null;
            /**
             * distinct_ids that start so are left out of what is learnt about people
             */
            anonymous_prefix?: string | null;
            /**
             * Event that says it happened
             */
            outcome?: string;
            within_days?: number;
        };
        /**
         * Cron expression (UTC) of the retraining schedule; null for none
         */
        schedule?: string | null;
    };
    path?: never;
    query?: never;
    url: '/api/v1/targets';
};

export type PostApiV1TargetsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1TargetsError = PostApiV1TargetsErrors[keyof PostApiV1TargetsErrors];

export type PostApiV1TargetsResponses = {
    /**
     * Default Response
     */
    201: {
        name: string;
        use: 'recommendation' | 'forecast' | 'propensity';
        definition: {
            [key: string]: unknown;
        };
        schedule: string | null;
        created_at: string;
    };
};

export type PostApiV1TargetsResponse = PostApiV1TargetsResponses[keyof PostApiV1TargetsResponses];

export type GetApiV1TargetsByTargetData = {
    body?: never;
    path: {
        /**
         * Name of the target
         */
        target: string;
    };
    query?: never;
    url: '/api/v1/targets/{target}';
};

export type GetApiV1TargetsByTargetErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1TargetsByTargetError = GetApiV1TargetsByTargetErrors[keyof GetApiV1TargetsByTargetErrors];

export type GetApiV1TargetsByTargetResponses = {
    /**
     * Default Response
     */
    200: {
        name: string;
        use: 'recommendation' | 'forecast' | 'propensity';
        definition: {
            [key: string]: unknown;
        };
        schedule: string | null;
        created_at: string;
    };
};

export type GetApiV1TargetsByTargetResponse = GetApiV1TargetsByTargetResponses[keyof GetApiV1TargetsByTargetResponses];

export type GetApiV1AlertRulesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/alert-rules';
};

export type GetApiV1AlertRulesErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1AlertRulesError = GetApiV1AlertRulesErrors[keyof GetApiV1AlertRulesErrors];

export type GetApiV1AlertRulesResponses = {
    /**
     * Default Response
     */
    200: {
        rules: Array<{
            name: string;
            /**
             * Kinds of alert that are sent; none: all
             */
            kinds: Array<'drift' | 'effect' | 'freshness' | 'calibration' | 'error'>;
            /**
             * Address of the webhook, or of the mailbox
             */
            destination: string;
            channel: 'webhook' | 'email';
            id: string;
            created_at: string;
            last_sent_at: string | null;
            /**
             * Of the newest delivery; null where it arrived
             */
            last_error: string | null;
        }>;
        /**
         * A mail server is set
         */
        mail: boolean;
    };
};

export type GetApiV1AlertRulesResponse = GetApiV1AlertRulesResponses[keyof GetApiV1AlertRulesResponses];

export type PostApiV1AlertRulesData = {
    body: {
        name: string;
        /**
         * Kinds of alert that are sent; none: all
         */
        kinds?: Array<'drift' | 'effect' | 'freshness' | 'calibration' | 'error'>;
        /**
         * Address of the webhook, or of the mailbox
         */
        destination: string;
        channel: 'webhook' | 'email';
    };
    path?: never;
    query?: never;
    url: '/api/v1/alert-rules';
};

export type PostApiV1AlertRulesErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1AlertRulesError = PostApiV1AlertRulesErrors[keyof PostApiV1AlertRulesErrors];

export type PostApiV1AlertRulesResponses = {
    /**
     * Default Response
     */
    201: {
        name: string;
        /**
         * Kinds of alert that are sent; none: all
         */
        kinds: Array<'drift' | 'effect' | 'freshness' | 'calibration' | 'error'>;
        /**
         * Address of the webhook, or of the mailbox
         */
        destination: string;
        channel: 'webhook' | 'email';
        id: string;
        created_at: string;
        last_sent_at: string | null;
        /**
         * Of the newest delivery; null where it arrived
         */
        last_error: string | null;
    };
};

export type PostApiV1AlertRulesResponse = PostApiV1AlertRulesResponses[keyof PostApiV1AlertRulesResponses];

export type DeleteApiV1AlertRulesByIdData = {
    body?: never;
    path: {
        /**
         * Id of the rule
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/alert-rules/{id}';
};

export type DeleteApiV1AlertRulesByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type DeleteApiV1AlertRulesByIdError = DeleteApiV1AlertRulesByIdErrors[keyof DeleteApiV1AlertRulesByIdErrors];

export type DeleteApiV1AlertRulesByIdResponses = {
    /**
     * Removed
     */
    204: void;
};

export type DeleteApiV1AlertRulesByIdResponse = DeleteApiV1AlertRulesByIdResponses[keyof DeleteApiV1AlertRulesByIdResponses];

export type PatchApiV1AlertRulesByIdData = {
    body: {
        name?: string;
        /**
         * Kinds of alert that are sent; none: all
         */
        kinds?: Array<'drift' | 'effect' | 'freshness' | 'calibration' | 'error'>;
        /**
         * Address of the webhook, or of the mailbox
         */
        destination?: string;
    };
    path: {
        /**
         * Id of the rule
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/alert-rules/{id}';
};

export type PatchApiV1AlertRulesByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PatchApiV1AlertRulesByIdError = PatchApiV1AlertRulesByIdErrors[keyof PatchApiV1AlertRulesByIdErrors];

export type PatchApiV1AlertRulesByIdResponses = {
    /**
     * Default Response
     */
    200: {
        name: string;
        /**
         * Kinds of alert that are sent; none: all
         */
        kinds: Array<'drift' | 'effect' | 'freshness' | 'calibration' | 'error'>;
        /**
         * Address of the webhook, or of the mailbox
         */
        destination: string;
        channel: 'webhook' | 'email';
        id: string;
        created_at: string;
        last_sent_at: string | null;
        /**
         * Of the newest delivery; null where it arrived
         */
        last_error: string | null;
    };
};

export type PatchApiV1AlertRulesByIdResponse = PatchApiV1AlertRulesByIdResponses[keyof PatchApiV1AlertRulesByIdResponses];

export type PostApiV1AlertRulesByIdTestData = {
    body?: never;
    path: {
        /**
         * Id of the rule
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/alert-rules/{id}/test';
};

export type PostApiV1AlertRulesByIdTestErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1AlertRulesByIdTestError = PostApiV1AlertRulesByIdTestErrors[keyof PostApiV1AlertRulesByIdTestErrors];

export type PostApiV1AlertRulesByIdTestResponses = {
    /**
     * Default Response
     */
    200: {
        delivered: boolean;
        error: string | null;
    };
};

export type PostApiV1AlertRulesByIdTestResponse = PostApiV1AlertRulesByIdTestResponses[keyof PostApiV1AlertRulesByIdTestResponses];

export type GetApiV1HealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/health';
};

export type GetApiV1HealthErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1HealthError = GetApiV1HealthErrors[keyof GetApiV1HealthErrors];

export type GetApiV1HealthResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * What this process answered
         */
        requests: {
            /**
             * An hour ago, or when the server started
             */
            from: string;
            to: string;
            total: {
                requests: number;
                /**
                 * Answered with 5xx
                 */
                errors: number;
                error_share: number;
                /**
                 * Within 25 %; null where there were no requests
                 */
                p50_ms: number | null;
                /**
                 * Within 25 %; null where there were no requests
                 */
                p95_ms: number | null;
                /**
                 * Within 25 %; null where there were no requests
                 */
                p99_ms: number | null;
            };
            groups: Array<{
                requests: number;
                /**
                 * Answered with 5xx
                 */
                errors: number;
                error_share: number;
                /**
                 * Within 25 %; null where there were no requests
                 */
                p50_ms: number | null;
                /**
                 * Within 25 %; null where there were no requests
                 */
                p95_ms: number | null;
                /**
                 * Within 25 %; null where there were no requests
                 */
                p99_ms: number | null;
                /**
                 * Tag of the routes in the API document
                 */
                group: string;
            }>;
        };
        /**
         * Events in memory that wait for their write
         */
        events_buffered: number;
        runs: {
            queued: number;
            running: number;
        };
        disk: {
            /**
             * Bytes
             */
            events_bytes: number;
            metadata_bytes: number | null;
            /**
             * Bytes
             */
            artifacts_bytes: number;
            /**
             * Bytes
             */
            backups_bytes: number;
            /**
             * Bytes
             */
            free_bytes: number;
        };
        /**
         * Bytes
         */
        memory_bytes: number;
        uptime_s: number;
        newest_backup: string | null;
    };
};

export type GetApiV1HealthResponse = GetApiV1HealthResponses[keyof GetApiV1HealthResponses];

export type GetApiV1ActivityEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * `newest` of the answer before: what came since
         */
        after?: string;
        /**
         * `next` of the answer before: older events
         */
        before?: string;
        /**
         * Only events of this name
         */
        event?: string;
        /**
         * Only events that came under this id
         */
        distinct_id?: string;
        /**
         * Conditions on properties, as JSON: a list of {property, op, value}
         */
        where?: string;
        /**
         * Only events that happened then or later: a day of the project's, or an instant
         */
        from?: string | string;
        /**
         * Only events that happened before
         */
        to?: string | string;
        /**
         * Most that are answered
         */
        limit?: number;
    };
    url: '/api/v1/activity/events';
};

export type GetApiV1ActivityEventsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ActivityEventsError = GetApiV1ActivityEventsErrors[keyof GetApiV1ActivityEventsErrors];

export type GetApiV1ActivityEventsResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Newest first
         */
        events: Array<{
            uuid: string;
            event: string;
            distinct_id: string;
            /**
             * Whose it is now, after merges
             */
            person_id: string;
            /**
             * When it happened, corrected for clocks that go wrong; questions use it
             */
            timestamp: string;
            /**
             * When it happened, as the client said
             */
            claimed_at: string;
            sent_at: string | null;
            received_at: string;
            session_id: string;
            /**
             * api, posthog, segment or import
             */
            source: string;
            /**
             * Why it is taken for a bot’s; empty for people
             */
            bot: string;
            properties: {
                [key: string]: unknown;
            };
        }>;
        /**
         * Give it back as `after` to hear what comes next; the same again when nothing came
         */
        newest: string;
        /**
         * Give it back as `before` to read on; null on the last page
         */
        next: string | null;
    };
};

export type GetApiV1ActivityEventsResponse = GetApiV1ActivityEventsResponses[keyof GetApiV1ActivityEventsResponses];

export type GetApiV1ActivityEventsByUuidData = {
    body?: never;
    path: {
        /**
         * Of the event
         */
        uuid: string;
    };
    query?: never;
    url: '/api/v1/activity/events/{uuid}';
};

export type GetApiV1ActivityEventsByUuidErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ActivityEventsByUuidError = GetApiV1ActivityEventsByUuidErrors[keyof GetApiV1ActivityEventsByUuidErrors];

export type GetApiV1ActivityEventsByUuidResponses = {
    /**
     * Default Response
     */
    200: {
        uuid: string;
        event: string;
        distinct_id: string;
        /**
         * Whose it is now, after merges
         */
        person_id: string;
        /**
         * When it happened, corrected for clocks that go wrong; questions use it
         */
        timestamp: string;
        /**
         * When it happened, as the client said
         */
        claimed_at: string;
        sent_at: string | null;
        received_at: string;
        session_id: string;
        /**
         * api, posthog, segment or import
         */
        source: string;
        /**
         * Why it is taken for a bot’s; empty for people
         */
        bot: string;
        properties: {
            [key: string]: unknown;
        };
    };
};

export type GetApiV1ActivityEventsByUuidResponse = GetApiV1ActivityEventsByUuidResponses[keyof GetApiV1ActivityEventsByUuidResponses];

export type GetApiV1ActivityReceivedData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/activity/received';
};

export type GetApiV1ActivityReceivedErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ActivityReceivedError = GetApiV1ActivityReceivedErrors[keyof GetApiV1ActivityReceivedErrors];

export type GetApiV1ActivityReceivedResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * When this server started
         */
        since: string;
        /**
         * New, and written
         */
        accepted: number;
        /**
         * Written before, or twice in a request: left out
         */
        duplicates: number;
        /**
         * In the quarantine
         */
        rejected: number;
    };
};

export type GetApiV1ActivityReceivedResponse = GetApiV1ActivityReceivedResponses[keyof GetApiV1ActivityReceivedResponses];

export type GetApiV1ActivityNamesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/activity/names';
};

export type GetApiV1ActivityNamesErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ActivityNamesError = GetApiV1ActivityNamesErrors[keyof GetApiV1ActivityNamesErrors];

export type GetApiV1ActivityNamesResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Most frequent first; at most 1,000
         */
        names: Array<{
            event: string;
            /**
             * In the last 30 times 24 hours
             */
            events_30d: number;
            first_seen: string;
            last_seen: string;
        }>;
    };
};

export type GetApiV1ActivityNamesResponse = GetApiV1ActivityNamesResponses[keyof GetApiV1ActivityNamesResponses];

export type GetApiV1ActivityPropertiesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only events of this name
         */
        event?: string;
    };
    url: '/api/v1/activity/properties';
};

export type GetApiV1ActivityPropertiesErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1ActivityPropertiesError = GetApiV1ActivityPropertiesErrors[keyof GetApiV1ActivityPropertiesErrors];

export type GetApiV1ActivityPropertiesResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Events that there are
         */
        events: number;
        /**
         * Events that the answer rests on
         */
        looked_at: number;
        /**
         * The answer rests on the newest events (on some of all days, where no event is named)
         */
        sampled: boolean;
        /**
         * Most frequent first; at most 1,000
         */
        properties: Array<{
            property: string;
            type: 'text' | 'number' | 'boolean' | 'list' | 'object' | 'mixed';
            /**
             * Of the events looked at that have it, 0 … 1
             */
            share: number;
            /**
             * Up to 20 frequent values of texts, numbers and booleans; counts may be a little high
             */
            values: Array<{
                value: string;
                events: number;
            }>;
        }>;
    };
};

export type GetApiV1ActivityPropertiesResponse = GetApiV1ActivityPropertiesResponses[keyof GetApiV1ActivityPropertiesResponses];

export type PostApiV1InsightsTrendData = {
    body: {
        series: Array<{
            /**
             * Name of the event; any event unless given
             */
            event?: string;
            /**
             * All of them must hold
             */
            where?: Array<{
                /**
                 * Name of a property, as the events hold it
                 */
                property: string;
                /**
                 * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                 */
                op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                /**
                 * A number is compared as a number (also with texts that are one), anything else as text
                 */
                value?: string | number | boolean;
            }>;
            /**
             * Name in the answer; the event's unless given
             */
            name?: string;
            /**
             * What is counted; `sum` and `average` are of `property`, over the events where it is a number
             */
            measure?: 'events' | 'people' | 'sum' | 'average';
            /**
             * Name of a property, as the events hold it
             */
            property?: string;
        }>;
        /**
         * Weeks begin on Monday
         */
        interval?: 'hour' | 'day' | 'week' | 'month';
        range: {
            /**
             * First day
             */
            from: string;
            /**
             * The day after the last
             */
            to: string;
        } | {
            /**
             * So many days, up to and with the day of the project's newest event
             */
            last_days: number;
        };
        /**
         * Parts each series by this property: its ten most frequent values, and other
         */
        breakdown?: string;
        /**
         * Also as many days right before
         */
        compare?: boolean;
    };
    path?: never;
    query?: never;
    url: '/api/v1/insights/trend';
};

export type PostApiV1InsightsTrendErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1InsightsTrendError = PostApiV1InsightsTrendErrors[keyof PostApiV1InsightsTrendErrors];

export type PostApiV1InsightsTrendResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * The days that are covered
         */
        days: {
            /**
             * First day
             */
            from: string;
            /**
             * The day after the last
             */
            to: string;
        };
        /**
         * Starts, in the project’s time zone
         */
        intervals: Array<string>;
        series: Array<{
            name: string;
            /**
             * Null: events without the property
             */
            breakdown?: string | null;
            /**
             * True for what is beyond the values told apart
             */
            other?: boolean;
            /**
             * One an interval
             */
            values: Array<number | null>;
            /**
             * Of the whole range: people are counted once, an average is over all events
             */
            total: number | null;
        }>;
        before?: {
            /**
             * The days that are covered
             */
            days: {
                /**
                 * First day
                 */
                from: string;
                /**
                 * The day after the last
                 */
                to: string;
            };
            /**
             * Starts, in the project’s time zone
             */
            intervals: Array<string>;
            series: Array<{
                name: string;
                /**
                 * Null: events without the property
                 */
                breakdown?: string | null;
                /**
                 * True for what is beyond the values told apart
                 */
                other?: boolean;
                /**
                 * One an interval
                 */
                values: Array<number | null>;
                /**
                 * Of the whole range: people are counted once, an average is over all events
                 */
                total: number | null;
            }>;
        };
    };
};

export type PostApiV1InsightsTrendResponse = PostApiV1InsightsTrendResponses[keyof PostApiV1InsightsTrendResponses];

export type PostApiV1InsightsFunnelData = {
    body: {
        steps: Array<{
            /**
             * Name of the event; any event unless given
             */
            event?: string;
            /**
             * All of them must hold
             */
            where?: Array<{
                /**
                 * Name of a property, as the events hold it
                 */
                property: string;
                /**
                 * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                 */
                op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                /**
                 * A number is compared as a number (also with texts that are one), anything else as text
                 */
                value?: string | number | boolean;
            }>;
        }>;
        /**
         * `strict`: nothing else in between; `any`: all steps, whichever comes first
         */
        order?: 'ordered' | 'strict' | 'any';
        /**
         * Longest time from entry to the last step, inclusive
         */
        window_s?: number;
        /**
         * Entry falls in it; later steps may lie after it, up to the window
         */
        range: {
            /**
             * First day
             */
            from: string;
            /**
             * The day after the last
             */
            to: string;
        } | {
            /**
             * So many days, up to and with the day of the project's newest event
             */
            last_days: number;
        };
        /**
         * Who does this between two steps leaves the funnel, its first step included
         */
        exclusions?: Array<{
            /**
             * Name of the event; any event unless given
             */
            event?: string;
            /**
             * All of them must hold
             */
            where?: Array<{
                /**
                 * Name of a property, as the events hold it
                 */
                property: string;
                /**
                 * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                 */
                op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                /**
                 * A number is compared as a number (also with texts that are one), anything else as text
                 */
                value?: string | number | boolean;
            }>;
            /**
             * Step from which on, counted from 0
             */
            from: number;
            /**
             * Step up to which
             */
            to: number;
        }>;
        /**
         * Parts the people by this property of their first step's event
         */
        breakdown?: string;
        /**
         * Also as many days right before
         */
        compare?: boolean;
    };
    path?: never;
    query?: never;
    url: '/api/v1/insights/funnel';
};

export type PostApiV1InsightsFunnelErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1InsightsFunnelError = PostApiV1InsightsFunnelErrors[keyof PostApiV1InsightsFunnelErrors];

export type PostApiV1InsightsFunnelResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * The days that entry falls in
         */
        days: {
            /**
             * First day
             */
            from: string;
            /**
             * The day after the last
             */
            to: string;
        };
        steps: Array<{
            people: number;
            /**
             * Share of the people of the first step; null of nobody
             */
            from_start: number | null;
            /**
             * Share of the people of the step before; null of nobody
             */
            from_previous: number | null;
            /**
             * From the step before; null for the first step and of nobody
             */
            median_s: number | null;
            /**
             * From the step before; null for the first step and of nobody
             */
            average_s: number | null;
        }>;
        breakdown?: Array<{
            /**
             * Null: the event lacked the property, or `other`
             */
            value: string | null;
            /**
             * True for what is beyond the ten most frequent values
             */
            other: boolean;
            steps: Array<{
                people: number;
                /**
                 * Share of the people of the first step; null of nobody
                 */
                from_start: number | null;
                /**
                 * Share of the people of the step before; null of nobody
                 */
                from_previous: number | null;
                /**
                 * From the step before; null for the first step and of nobody
                 */
                median_s: number | null;
                /**
                 * From the step before; null for the first step and of nobody
                 */
                average_s: number | null;
            }>;
        }>;
        before?: {
            /**
             * The days that entry falls in
             */
            days: {
                /**
                 * First day
                 */
                from: string;
                /**
                 * The day after the last
                 */
                to: string;
            };
            steps: Array<{
                people: number;
                /**
                 * Share of the people of the first step; null of nobody
                 */
                from_start: number | null;
                /**
                 * Share of the people of the step before; null of nobody
                 */
                from_previous: number | null;
                /**
                 * From the step before; null for the first step and of nobody
                 */
                median_s: number | null;
                /**
                 * From the step before; null for the first step and of nobody
                 */
                average_s: number | null;
            }>;
            breakdown?: Array<{
                /**
                 * Null: the event lacked the property, or `other`
                 */
                value: string | null;
                /**
                 * True for what is beyond the ten most frequent values
                 */
                other: boolean;
                steps: Array<{
                    people: number;
                    /**
                     * Share of the people of the first step; null of nobody
                     */
                    from_start: number | null;
                    /**
                     * Share of the people of the step before; null of nobody
                     */
                    from_previous: number | null;
                    /**
                     * From the step before; null for the first step and of nobody
                     */
                    median_s: number | null;
                    /**
                     * From the step before; null for the first step and of nobody
                     */
                    average_s: number | null;
                }>;
            }>;
        };
    };
};

export type PostApiV1InsightsFunnelResponse = PostApiV1InsightsFunnelResponses[keyof PostApiV1InsightsFunnelResponses];

export type PostApiV1InsightsFunnelPeopleData = {
    body: {
        /**
         * As asked before; comparison plays no part. With `days` of the answer as the range, last days are the same ones
         */
        funnel: {
            steps: Array<{
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
            }>;
            /**
             * `strict`: nothing else in between; `any`: all steps, whichever comes first
             */
            order?: 'ordered' | 'strict' | 'any';
            /**
             * Longest time from entry to the last step, inclusive
             */
            window_s?: number;
            /**
             * Entry falls in it; later steps may lie after it, up to the window
             */
            range: {
                /**
                 * First day
                 */
                from: string;
                /**
                 * The day after the last
                 */
                to: string;
            } | {
                /**
                 * So many days, up to and with the day of the project's newest event
                 */
                last_days: number;
            };
            /**
             * Who does this between two steps leaves the funnel, its first step included
             */
            exclusions?: Array<{
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
                /**
                 * Step from which on, counted from 0
                 */
                from: number;
                /**
                 * Step up to which
                 */
                to: number;
            }>;
            /**
             * Parts the people by this property of their first step's event
             */
            breakdown?: string;
            /**
             * Also as many days right before
             */
            compare?: boolean;
        };
        /**
         * Counted from 0
         */
        step: number;
        /**
         * `dropped`: reached the step before and not this one; nobody for step 0
         */
        outcome?: 'reached' | 'dropped';
        /**
         * Only the people of a value of the breakdown, as the answer tells it; everybody unless given
         */
        part?: {
            value: string | null;
            other?: boolean;
        };
        /**
         * `next` of the page before
         */
        cursor?: string;
        limit?: number;
    };
    path?: never;
    query?: never;
    url: '/api/v1/insights/funnel/people';
};

export type PostApiV1InsightsFunnelPeopleErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1InsightsFunnelPeopleError = PostApiV1InsightsFunnelPeopleErrors[keyof PostApiV1InsightsFunnelPeopleErrors];

export type PostApiV1InsightsFunnelPeopleResponses = {
    /**
     * Default Response
     */
    200: {
        people: Array<{
            person_id: string;
            /**
             * The id of the person's last event in the funnel
             */
            distinct_id: string;
        }>;
        next: string | null;
    };
};

export type PostApiV1InsightsFunnelPeopleResponse = PostApiV1InsightsFunnelPeopleResponses[keyof PostApiV1InsightsFunnelPeopleResponses];

export type PostApiV1InsightsRetentionData = {
    body: {
        /**
         * What begins a cohort
         */
        first: {
            /**
             * Name of the event; any event unless given
             */
            event?: string;
            /**
             * All of them must hold
             */
            where?: Array<{
                /**
                 * Name of a property, as the events hold it
                 */
                property: string;
                /**
                 * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                 */
                op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                /**
                 * A number is compared as a number (also with texts that are one), anything else as text
                 */
                value?: string | number | boolean;
            }>;
        };
        /**
         * What counts as coming back; the same as `first` unless given
         */
        returning?: {
            /**
             * Name of the event; any event unless given
             */
            event?: string;
            /**
             * All of them must hold
             */
            where?: Array<{
                /**
                 * Name of a property, as the events hold it
                 */
                property: string;
                /**
                 * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                 */
                op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                /**
                 * A number is compared as a number (also with texts that are one), anything else as text
                 */
                value?: string | number | boolean;
            }>;
        };
        /**
         * `first_time`: by the first such event ever; `recurring`: by each period that has one
         */
        cohort?: 'first_time' | 'recurring';
        /**
         * `in`: in exactly that period; `in_or_after`: then or later, up to the last period
         */
        came_back?: 'in' | 'in_or_after';
        /**
         * Weeks begin on Monday
         */
        period?: 'day' | 'week' | 'month';
        /**
         * A day of the first period; unless given, the last period is that of the project's newest event
         */
        from?: string;
        periods?: number;
    };
    path?: never;
    query?: never;
    url: '/api/v1/insights/retention';
};

export type PostApiV1InsightsRetentionErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1InsightsRetentionError = PostApiV1InsightsRetentionErrors[keyof PostApiV1InsightsRetentionErrors];

export type PostApiV1InsightsRetentionResponses = {
    /**
     * Default Response
     */
    200: {
        cohorts: Array<{
            start: string;
            size: number;
            /**
             * People who came back in the same period, in the next one, and so on
             */
            returned: Array<number>;
            /**
             * The last period counted is not over
             */
            open: boolean;
        }>;
        /**
         * Share that came back, 0 … 1, over the cohorts’ people; periods that are not over are left out; null of nobody
         */
        average: Array<number | null>;
    };
};

export type PostApiV1InsightsRetentionResponse = PostApiV1InsightsRetentionResponses[keyof PostApiV1InsightsRetentionResponses];

export type GetApiV1OverviewData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/overview';
};

export type GetApiV1OverviewErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1OverviewError = GetApiV1OverviewErrors[keyof GetApiV1OverviewErrors];

export type GetApiV1OverviewResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Since midnight
         */
        today: {
            events: number;
            people: number;
        };
        /**
         * The same hours of the same weekday last week
         */
        last_week: {
            events: number;
            people: number;
        };
        /**
         * Events of each hour of the clock; null where today has not got there
         */
        hours: Array<{
            hour: number;
            today: number | null;
            last_week: number;
        }>;
        /**
         * Of the first recommendation or forecast target’s order event; null without such a target
         */
        orders: {
            event: string;
            today: number;
            last_week: number;
        } | null;
        newest_event_at: string | null;
        targets: Array<{
            name: string;
            use: 'recommendation' | 'forecast' | 'propensity';
            champion: {
                name: string;
                version: number;
                since: string;
            } | null;
            /**
             * The main metric, as the champion’s card has it
             */
            metric: {
                name: string;
                value: number | null;
            };
            /**
             * The latest
             */
            run: {
                id: string;
                state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
                stage: string | null;
                /**
                 * Percent
                 */
                progress: number;
                finished_at: string | null;
            } | null;
            open_alerts: number;
        }>;
        /**
         * The last 10, newest first
         */
        changes: Array<{
            at: string;
            kind: 'run';
            /**
             * Name of the target
             */
            target: string | null;
            run: string;
            /**
             * `manual`, `schedule` or `alert:<input>`
             */
            cause: string;
            state: 'done' | 'failed' | 'cancelled';
        } | {
            at: string;
            kind: 'promotion';
            /**
             * Name of the target
             */
            target: string | null;
            alias: 'champion' | 'challenger';
            /**
             * Family and version that answer from then on; null: the alias was taken away
             */
            model: string | null;
            reason: string;
        } | {
            at: string;
            kind: 'import';
            file: string;
            state: 'done' | 'failed' | 'undone';
            events: number;
        } | {
            at: string;
            kind: 'alert';
            /**
             * Name of the target
             */
            target: string | null;
            alert: 'drift' | 'effect' | 'freshness' | 'calibration' | 'error';
            subject: string;
            evidence: {
                [key: string]: unknown;
            };
            message: string;
        }>;
    };
};

export type GetApiV1OverviewResponse = GetApiV1OverviewResponses[keyof GetApiV1OverviewResponses];

export type GetApiV1PersonsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Part of an id, or of a value (an address, a name) that `$identify` or `$set` told
         */
        search?: string;
        /**
         * `next` of the page before
         */
        cursor?: string;
        /**
         * Most that are answered
         */
        limit?: number;
    };
    url: '/api/v1/persons';
};

export type GetApiV1PersonsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1PersonsError = GetApiV1PersonsErrors[keyof GetApiV1PersonsErrors];

export type GetApiV1PersonsResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Newest activity first
         */
        people: Array<{
            person_id: string;
            /**
             * The one seen last first; at most 1,000, in lists 10
             */
            distinct_ids: Array<string>;
            /**
             * Of `$set` the latest value, else of `$set_once` the first; whichever of the ids it was said of
             */
            properties: {
                [key: string]: unknown;
            };
            first_seen: string;
            last_seen: string;
            events: number;
        }>;
        /**
         * Give it back as `cursor` to read on; null on the last page
         */
        next: string | null;
    };
};

export type GetApiV1PersonsResponse = GetApiV1PersonsResponses[keyof GetApiV1PersonsResponses];

export type GetApiV1PersonsByDistinctIdData = {
    body?: never;
    path: {
        /**
         * Any of the person’s ids
         */
        distinct_id: string;
    };
    query?: never;
    url: '/api/v1/persons/{distinct_id}';
};

export type GetApiV1PersonsByDistinctIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1PersonsByDistinctIdError = GetApiV1PersonsByDistinctIdErrors[keyof GetApiV1PersonsByDistinctIdErrors];

export type GetApiV1PersonsByDistinctIdResponses = {
    /**
     * Default Response
     */
    200: {
        person_id: string;
        /**
         * The one seen last first; at most 1,000, in lists 10
         */
        distinct_ids: Array<string>;
        /**
         * Of `$set` the latest value, else of `$set_once` the first; whichever of the ids it was said of
         */
        properties: {
            [key: string]: unknown;
        };
        first_seen: string;
        last_seen: string;
        events: number;
    };
};

export type GetApiV1PersonsByDistinctIdResponse = GetApiV1PersonsByDistinctIdResponses[keyof GetApiV1PersonsByDistinctIdResponses];

export type GetApiV1PersonsByDistinctIdEventsData = {
    body?: never;
    path: {
        /**
         * Any of the person’s ids
         */
        distinct_id: string;
    };
    query?: {
        /**
         * `next` of the page before
         */
        before?: string;
        /**
         * Most that are answered
         */
        limit?: number;
    };
    url: '/api/v1/persons/{distinct_id}/events';
};

export type GetApiV1PersonsByDistinctIdEventsErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1PersonsByDistinctIdEventsError = GetApiV1PersonsByDistinctIdEventsErrors[keyof GetApiV1PersonsByDistinctIdEventsErrors];

export type GetApiV1PersonsByDistinctIdEventsResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Newest first
         */
        events: Array<{
            uuid: string;
            event: string;
            distinct_id: string;
            /**
             * Whose it is now, after merges
             */
            person_id: string;
            /**
             * When it happened, corrected for clocks that go wrong; questions use it
             */
            timestamp: string;
            /**
             * When it happened, as the client said
             */
            claimed_at: string;
            sent_at: string | null;
            received_at: string;
            session_id: string;
            /**
             * api, posthog, segment or import
             */
            source: string;
            /**
             * Why it is taken for a bot’s; empty for people
             */
            bot: string;
            properties: {
                [key: string]: unknown;
            };
        }>;
        /**
         * Give it back as `before` to read on; null on the last page
         */
        next: string | null;
    };
};

export type GetApiV1PersonsByDistinctIdEventsResponse = GetApiV1PersonsByDistinctIdEventsResponses[keyof GetApiV1PersonsByDistinctIdEventsResponses];

export type GetApiV1InsightsSavedData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/insights/saved';
};

export type GetApiV1InsightsSavedErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1InsightsSavedError = GetApiV1InsightsSavedErrors[keyof GetApiV1InsightsSavedErrors];

export type GetApiV1InsightsSavedResponses = {
    /**
     * Default Response
     */
    200: {
        insights: Array<{
            id: string;
            name: string;
            kind: 'trend' | 'funnel' | 'retention';
            /**
             * Body of POST /api/v1/insights/{kind}
             */
            query: {
                [key: string]: unknown;
            };
            created_at: string;
            updated_at: string;
        }>;
    };
};

export type GetApiV1InsightsSavedResponse = GetApiV1InsightsSavedResponses[keyof GetApiV1InsightsSavedResponses];

export type PostApiV1InsightsSavedData = {
    body: {
        name: string;
        kind: 'trend';
        query: {
            series: Array<{
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
                /**
                 * Name in the answer; the event's unless given
                 */
                name?: string;
                /**
                 * What is counted; `sum` and `average` are of `property`, over the events where it is a number
                 */
                measure?: 'events' | 'people' | 'sum' | 'average';
                /**
                 * Name of a property, as the events hold it
                 */
                property?: string;
            }>;
            /**
             * Weeks begin on Monday
             */
            interval?: 'hour' | 'day' | 'week' | 'month';
            range: {
                /**
                 * First day
                 */
                from: string;
                /**
                 * The day after the last
                 */
                to: string;
            } | {
                /**
                 * So many days, up to and with the day of the project's newest event
                 */
                last_days: number;
            };
            /**
             * Parts each series by this property: its ten most frequent values, and other
             */
            breakdown?: string;
            /**
             * Also as many days right before
             */
            compare?: boolean;
        };
    } | {
        name: string;
        kind: 'funnel';
        query: {
            steps: Array<{
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
            }>;
            /**
             * `strict`: nothing else in between; `any`: all steps, whichever comes first
             */
            order?: 'ordered' | 'strict' | 'any';
            /**
             * Longest time from entry to the last step, inclusive
             */
            window_s?: number;
            /**
             * Entry falls in it; later steps may lie after it, up to the window
             */
            range: {
                /**
                 * First day
                 */
                from: string;
                /**
                 * The day after the last
                 */
                to: string;
            } | {
                /**
                 * So many days, up to and with the day of the project's newest event
                 */
                last_days: number;
            };
            /**
             * Who does this between two steps leaves the funnel, its first step included
             */
            exclusions?: Array<{
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
                /**
                 * Step from which on, counted from 0
                 */
                from: number;
                /**
                 * Step up to which
                 */
                to: number;
            }>;
            /**
             * Parts the people by this property of their first step's event
             */
            breakdown?: string;
            /**
             * Also as many days right before
             */
            compare?: boolean;
        };
    } | {
        name: string;
        kind: 'retention';
        query: {
            /**
             * What begins a cohort
             */
            first: {
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
            };
            /**
             * What counts as coming back; the same as `first` unless given
             */
            returning?: {
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
            };
            /**
             * `first_time`: by the first such event ever; `recurring`: by each period that has one
             */
            cohort?: 'first_time' | 'recurring';
            /**
             * `in`: in exactly that period; `in_or_after`: then or later, up to the last period
             */
            came_back?: 'in' | 'in_or_after';
            /**
             * Weeks begin on Monday
             */
            period?: 'day' | 'week' | 'month';
            /**
             * A day of the first period; unless given, the last period is that of the project's newest event
             */
            from?: string;
            periods?: number;
        };
    };
    path?: never;
    query?: never;
    url: '/api/v1/insights/saved';
};

export type PostApiV1InsightsSavedErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PostApiV1InsightsSavedError = PostApiV1InsightsSavedErrors[keyof PostApiV1InsightsSavedErrors];

export type PostApiV1InsightsSavedResponses = {
    /**
     * Default Response
     */
    201: {
        id: string;
        name: string;
        kind: 'trend' | 'funnel' | 'retention';
        /**
         * Body of POST /api/v1/insights/{kind}
         */
        query: {
            [key: string]: unknown;
        };
        created_at: string;
        updated_at: string;
    };
};

export type PostApiV1InsightsSavedResponse = PostApiV1InsightsSavedResponses[keyof PostApiV1InsightsSavedResponses];

export type DeleteApiV1InsightsSavedByIdData = {
    body?: never;
    path: {
        /**
         * Id of the saved insight
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/insights/saved/{id}';
};

export type DeleteApiV1InsightsSavedByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type DeleteApiV1InsightsSavedByIdError = DeleteApiV1InsightsSavedByIdErrors[keyof DeleteApiV1InsightsSavedByIdErrors];

export type DeleteApiV1InsightsSavedByIdResponses = {
    /**
     * Default Response
     */
    204: void;
};

export type DeleteApiV1InsightsSavedByIdResponse = DeleteApiV1InsightsSavedByIdResponses[keyof DeleteApiV1InsightsSavedByIdResponses];

export type GetApiV1InsightsSavedByIdData = {
    body?: never;
    path: {
        /**
         * Id of the saved insight
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/insights/saved/{id}';
};

export type GetApiV1InsightsSavedByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type GetApiV1InsightsSavedByIdError = GetApiV1InsightsSavedByIdErrors[keyof GetApiV1InsightsSavedByIdErrors];

export type GetApiV1InsightsSavedByIdResponses = {
    /**
     * Default Response
     */
    200: {
        id: string;
        name: string;
        kind: 'trend' | 'funnel' | 'retention';
        /**
         * Body of POST /api/v1/insights/{kind}
         */
        query: {
            [key: string]: unknown;
        };
        created_at: string;
        updated_at: string;
    };
};

export type GetApiV1InsightsSavedByIdResponse = GetApiV1InsightsSavedByIdResponses[keyof GetApiV1InsightsSavedByIdResponses];

export type PutApiV1InsightsSavedByIdData = {
    body: {
        name: string;
        kind: 'trend';
        query: {
            series: Array<{
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
                /**
                 * Name in the answer; the event's unless given
                 */
                name?: string;
                /**
                 * What is counted; `sum` and `average` are of `property`, over the events where it is a number
                 */
                measure?: 'events' | 'people' | 'sum' | 'average';
                /**
                 * Name of a property, as the events hold it
                 */
                property?: string;
            }>;
            /**
             * Weeks begin on Monday
             */
            interval?: 'hour' | 'day' | 'week' | 'month';
            range: {
                /**
                 * First day
                 */
                from: string;
                /**
                 * The day after the last
                 */
                to: string;
            } | {
                /**
                 * So many days, up to and with the day of the project's newest event
                 */
                last_days: number;
            };
            /**
             * Parts each series by this property: its ten most frequent values, and other
             */
            breakdown?: string;
            /**
             * Also as many days right before
             */
            compare?: boolean;
        };
    } | {
        name: string;
        kind: 'funnel';
        query: {
            steps: Array<{
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
            }>;
            /**
             * `strict`: nothing else in between; `any`: all steps, whichever comes first
             */
            order?: 'ordered' | 'strict' | 'any';
            /**
             * Longest time from entry to the last step, inclusive
             */
            window_s?: number;
            /**
             * Entry falls in it; later steps may lie after it, up to the window
             */
            range: {
                /**
                 * First day
                 */
                from: string;
                /**
                 * The day after the last
                 */
                to: string;
            } | {
                /**
                 * So many days, up to and with the day of the project's newest event
                 */
                last_days: number;
            };
            /**
             * Who does this between two steps leaves the funnel, its first step included
             */
            exclusions?: Array<{
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
                /**
                 * Step from which on, counted from 0
                 */
                from: number;
                /**
                 * Step up to which
                 */
                to: number;
            }>;
            /**
             * Parts the people by this property of their first step's event
             */
            breakdown?: string;
            /**
             * Also as many days right before
             */
            compare?: boolean;
        };
    } | {
        name: string;
        kind: 'retention';
        query: {
            /**
             * What begins a cohort
             */
            first: {
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
            };
            /**
             * What counts as coming back; the same as `first` unless given
             */
            returning?: {
                /**
                 * Name of the event; any event unless given
                 */
                event?: string;
                /**
                 * All of them must hold
                 */
                where?: Array<{
                    /**
                     * Name of a property, as the events hold it
                     */
                    property: string;
                    /**
                     * `ne` holds for events without the property too; `contains` takes upper and lower case for the same; `set` is neither absent nor null
                     */
                    op: 'eq' | 'ne' | 'contains' | 'gt' | 'gte' | 'lt' | 'lte' | 'set' | 'not_set';
                    /**
                     * A number is compared as a number (also with texts that are one), anything else as text
                     */
                    value?: string | number | boolean;
                }>;
            };
            /**
             * `first_time`: by the first such event ever; `recurring`: by each period that has one
             */
            cohort?: 'first_time' | 'recurring';
            /**
             * `in`: in exactly that period; `in_or_after`: then or later, up to the last period
             */
            came_back?: 'in' | 'in_or_after';
            /**
             * Weeks begin on Monday
             */
            period?: 'day' | 'week' | 'month';
            /**
             * A day of the first period; unless given, the last period is that of the project's newest event
             */
            from?: string;
            periods?: number;
        };
    };
    path: {
        /**
         * Id of the saved insight
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/insights/saved/{id}';
};

export type PutApiV1InsightsSavedByIdErrors = {
    /**
     * Refused
     */
    default: {
        /**
         * Stable name of what went wrong; docs/reference/errors.md lists them
         */
        code: string;
        /**
         * The same for people
         */
        title: string;
        /**
         * HTTP status
         */
        status: number;
        /**
         * Path of the input at fault
         */
        field?: string;
        /**
         * What would have been right
         */
        expected?: unknown;
        /**
         * What came instead, in type, size or a short excerpt
         */
        got?: unknown;
        /**
         * What to do next
         */
        hint?: string;
    };
};

export type PutApiV1InsightsSavedByIdError = PutApiV1InsightsSavedByIdErrors[keyof PutApiV1InsightsSavedByIdErrors];

export type PutApiV1InsightsSavedByIdResponses = {
    /**
     * Default Response
     */
    200: {
        id: string;
        name: string;
        kind: 'trend' | 'funnel' | 'retention';
        /**
         * Body of POST /api/v1/insights/{kind}
         */
        query: {
            [key: string]: unknown;
        };
        created_at: string;
        updated_at: string;
    };
};

export type PutApiV1InsightsSavedByIdResponse = PutApiV1InsightsSavedByIdResponses[keyof PutApiV1InsightsSavedByIdResponses];
