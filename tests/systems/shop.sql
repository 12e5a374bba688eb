-- A shop as sample projects of privacy tools have it: customers and employees share addresses, cards are numbers, tables
-- refer to each other. Nobody in it exists.
CREATE TABLE product (id serial PRIMARY KEY, name varchar(100), description varchar(200), url varchar(200), price money);
CREATE TABLE address (id serial PRIMARY KEY, house integer, street varchar(100), city varchar(100), state varchar(100),
    zip varchar(100));
CREATE TABLE customer (id serial PRIMARY KEY, email varchar(100), name varchar(100), created timestamp,
    address_id bigint REFERENCES address);
CREATE TABLE employee (id serial PRIMARY KEY, email varchar(100), name varchar(100), address_id bigint REFERENCES address);
CREATE TABLE payment_card (id varchar(100) PRIMARY KEY, name varchar(100), ccn bigint, code smallint, preferred boolean,
    customer_id integer REFERENCES customer, billing_address_id bigint REFERENCES address);
CREATE TABLE orders (id varchar(100) PRIMARY KEY, customer_id integer REFERENCES customer,
    shipping_address_id bigint REFERENCES address, payment_card_id varchar(100) REFERENCES payment_card);
CREATE TABLE order_item (order_id varchar(100) REFERENCES orders, item_no smallint, product_id integer REFERENCES product,
    quantity smallint, PRIMARY KEY (order_id, item_no));
CREATE TABLE visit (email varchar(100), last_visit timestamp, PRIMARY KEY (email, last_visit));
CREATE TABLE login (id integer PRIMARY KEY, customer_id integer REFERENCES customer, "time" timestamp);
CREATE TABLE service_request (id varchar(100) PRIMARY KEY, email varchar(100), alt_email varchar(100), opened date,
    closed date, employee_id integer REFERENCES employee);
CREATE TABLE report (id integer PRIMARY KEY, email varchar(100), name varchar(100), year integer, month integer,
    total_visits integer);
CREATE TABLE composite_key (id_a integer, id_b integer, description varchar(100), customer_id integer,
    PRIMARY KEY (id_a, id_b));
CREATE TABLE kind_of_link (id varchar(100) PRIMARY KEY, name varchar(100));
CREATE TABLE loyalty (id varchar(100) PRIMARY KEY, name varchar(100), points integer, tier varchar(100));
CREATE TABLE mailbox_setting (id varchar(100) PRIMARY KEY, email_address varchar(100), vendor_name varchar(100),
    custom_field varchar(100));

CREATE TEMPORARY TABLE word (n integer, given text, family text, street text, city text, state text, zip text);
INSERT INTO word
SELECT n, (ARRAY['Mira', 'Anton', 'Lena', 'Victor', 'Clara', 'Paul', 'Nora', 'Felix', 'Hannah', 'Simon'])[n % 10 + 1],
    (ARRAY['Baumann', 'Fischer', 'Novak', 'Keller', 'Schuster', 'Harrison', 'Walker'])[n % 7 + 1],
    (ARRAY['Maple Street', 'Oak Avenue', 'Cedar Drive', 'Lincoln Road', 'Park Street'])[n % 5 + 1],
    (ARRAY['Denver', 'Portland', 'Austin', 'Madison'])[n % 4 + 1], (ARRAY['CO', 'OR', 'TX', 'WI'])[n % 4 + 1],
    (ARRAY['80203', '97205', '78701', '53703'])[n % 4 + 1]
FROM generate_series(1, 40) AS n;

INSERT INTO product VALUES
    (1, 'The Plain Rye', 'A loaf of rye with a hard crust', 'https://images.lumenfield-studio.nl/loaf-1.png', '$4.00'),
    (2, 'The Walnut', 'Wheat, with walnuts of the season', 'https://images.lumenfield-studio.nl/loaf-2.png', '$5.50'),
    (3, 'The Long One', 'White, thin, for the same day', 'https://images.lumenfield-studio.nl/loaf-3.png', '$3.00'),
    (4, 'The Seeded', 'Pumpkin, flax and sunflower', 'https://images.lumenfield-studio.nl/loaf-4.png', '$6.00');
INSERT INTO address SELECT n, 3 * n + 1, street, city, state, zip FROM word;
INSERT INTO customer SELECT n, lower(given || '.' || family) || n || '@brackenholt-mail.org', given || ' ' || family,
    timestamp '2024-03-01 10:15:00' + n * interval '31 hours', n FROM word WHERE n <= 30;
INSERT INTO employee SELECT n - 30, lower(given) || n || '@lumenfield-studio.nl', given || ' ' || family, n
    FROM word WHERE n > 30;
-- Luhn-valid, of ranges that are issued, and not kept for tests.
INSERT INTO payment_card SELECT 'pay_' || lpad(n::text, 3, '0'), given || ' ' || family,
    (ARRAY[4518147843480456, 4539578763621486, 4916338506082832])[n % 3 + 1], 100 + (n * 37) % 900, n % 2 = 0, n, n
    FROM word WHERE n <= 30;
INSERT INTO orders SELECT 'ord_' || lpad(n::text, 3, '0'), n, n, 'pay_' || lpad(n::text, 3, '0') FROM word WHERE n <= 30;
INSERT INTO order_item SELECT 'ord_' || lpad(n::text, 3, '0'), 1, n % 4 + 1, n % 5 + 1 FROM word WHERE n <= 30;
INSERT INTO visit SELECT email, created + interval '90 days' FROM customer;
INSERT INTO login SELECT n, n % 30 + 1, timestamp '2025-01-01 01:00:00' + n * interval '5 hours'
    FROM generate_series(1, 60) AS n;
INSERT INTO service_request SELECT 'ser_' || lpad(id::text, 3, '0'), email,
    CASE WHEN id % 3 = 0 THEN 'home.' || email END, date '2025-02-01' + id, date '2025-02-03' + id, id % 10 + 1
    FROM customer;
INSERT INTO report SELECT n, (ARRAY['mira.k', 'anton.b'])[n % 2 + 1] || '@lumenfield-studio.nl', 'Monthly Report', 2025,
    n, 100 + 17 * n FROM generate_series(1, 12) AS n;
INSERT INTO composite_key VALUES (1, 10, 'linked to the first', 1), (1, 11, 'linked to the second', 2);
INSERT INTO kind_of_link VALUES ('1', 'name1'), ('2', 'name2');
INSERT INTO loyalty SELECT 'L-' || n, given || ' ' || family, 10 * n, (ARRAY['Crumb', 'Crust', 'Loaf'])[n % 3 + 1]
    FROM word WHERE n <= 30;
INSERT INTO mailbox_setting SELECT 'setting' || n, lower(given) || n || '@quillmere-post.net', 'Vendor ' || n,
    'custom-field-' || n FROM word WHERE n <= 12;
DROP TABLE word;

CREATE SCHEMA backup;
CREATE TABLE backup.customer (LIKE customer INCLUDING ALL);
CREATE TABLE backup.address (LIKE address INCLUDING ALL);
CREATE TABLE backup.payment_card (LIKE payment_card INCLUDING ALL);
CREATE TABLE backup.employee (LIKE employee INCLUDING ALL);
INSERT INTO backup.customer SELECT * FROM customer WHERE id <= 20;
INSERT INTO backup.address SELECT * FROM address WHERE id <= 20;
INSERT INTO backup.payment_card SELECT * FROM payment_card WHERE customer_id <= 20;
