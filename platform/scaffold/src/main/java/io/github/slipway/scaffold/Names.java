package io.github.slipway.scaffold;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

/**
 * The names of a service and of its resource.
 *
 * @param service the name of the artifact, the images, the Kubernetes objects, the database and its roles, such as
 * order-history
 * @param packageName the name of the Java package, such as com.acme.orders
 * @param one the name of one resource, such as person
 * @param many the name of several resources, such as people, which is also the path of the API and the table
 */
record Names(String service, String packageName, String one, String many) {
    /** The chart shortens longer object names, such as dev-SERVICE, but the files in k8s/skaffold have the full names. */
    private static final int LONGEST_SERVICE = 31;
    private static final int LONGEST_WORD = 30;
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    /** Databases, schemas and roles of every PostgreSQL. The chart refuses these names, too. */
    private static final Set<String> POSTGRESQL = Set.of("none", "postgres", "public", "template0", "template1");
    /** Reserved key words of PostgreSQL 18 (its documentation, appendix C). A table cannot have such a name without quotes. */
    private static final Set<String> SQL = Set
            .of(("all analyse analyze and any array as asc asymmetric authorization binary both case cast check "
                    + "collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema current_time "
                    + "current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group "
                    + "having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not "
                    + "notnull null offset on only or order outer overlaps placing primary references returning right select session_user similar some "
                    + "symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when where window with")
                    .split(" ", -1));

    /** Key words of JavaScript that Java does not have. */
    private static final Set<String> JAVASCRIPT = Set.of("arguments", "await", "debugger", "delete", "eval", "export", "function", "in",
            "let",
            "typeof", "undefined", "with");
    private static final Set<String> WINDOWS = Set.of("aux", "con", "nul", "prn");

    /** Refuses names that Java, DNS, SQL or Docker do not allow. */
    Names {
        check(SERVICE.matcher(service).matches(), "service", service,
                "lowercase letters, digits and single hyphens, starting with a letter");
        check(service.length() <= LONGEST_SERVICE, "service", service, "at most " + LONGEST_SERVICE + " characters");
        check(!POSTGRESQL.contains(service), "service", service, "a name that PostgreSQL does not reserve");
        check(PACKAGE.matcher(packageName).matches(), "package", packageName,
                "two or more names of lowercase letters, digits and _, separated by dots");
        check(SourceVersion.isName(packageName), "package", packageName, "a name that is not a key word of Java");
        check(!packageName.matches("(java|javax|jdk|sun|io\\.micronaut|io\\.github\\.slipway)\\..*"), "package", packageName,
                "a package of your own");
        for (String word : new String[]{one, many}) {
            check(WORD.matcher(word).matches(), "resource", word, "lowercase letters and digits, starting with a letter");
            check(word.length() <= LONGEST_WORD, "resource", word, "at most " + LONGEST_WORD + " characters");
            check(SourceVersion.isName(word) && !Set.of("var", "record", "yield", "sealed", "permits", "when").contains(word), "resource",
                    word,
                    "a name that is not a key word of Java");
            check(!isJavaLang(capital(word)), "resource", word, "a name that is not a class in java.lang");
            check(!JAVASCRIPT.contains(word), "resource", word, "a name that is not a key word of JavaScript");
            check(!WINDOWS.contains(word), "resource", word, "a name that is not a device on Windows");
        }
        check(!SQL.contains(many), "resource", many, "a name that is not a key word of SQL, because the table has this name");
        check(!one.equals(many), "resource", one, "different names for one and for several resources");
    }

    String group() {
        return packageName.substring(0, packageName.lastIndexOf('.'));
    }

    String folder() {
        return packageName.replace('.', '/');
    }

    /** Returns the name in words, such as Order History. */
    String title() {
        return Pattern.compile("(^|-)([a-z0-9])").matcher(service)
                .replaceAll(match -> (match.group(1).isEmpty() ? "" : " ") + match.group(2).toUpperCase(Locale.ROOT));
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static boolean isJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void check(boolean holds, String what, String name, String expected) {
        if (!holds) {
            throw new Refusal("The " + what + " cannot be called '" + name + "': expected " + expected + ".");
        }
    }
}
